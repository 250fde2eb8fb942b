"""The trainer's rollouts in JAX, to be timed beside it, on all threads.

jax_peer.py serve        reads a part's name a line, runs it once, prints its JSON line
jax_peer.py calibrate    the same, but times every variant and names the fastest
jax_peer.py check FILE   holds every variant to the numbers that `nca-bench check` wrote
"""

import jax

from jax_recipe.agreement import CHECKS
from jax_recipe.variants import Variant
from jax_recipe.workloads import PARTS
from peers import command
from peers.serving import Recipe


def main():
    jax.config.update("jax_platforms", "cpu")
    recipe = Recipe(PARTS, Variant)
    parser, _ = command.parser(__doc__, recipe)
    command.run(parser.parse_args(), recipe, CHECKS)


if __name__ == "__main__":
    main()
