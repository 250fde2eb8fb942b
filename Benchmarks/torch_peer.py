"""The trainer's parts in PyTorch, to be timed beside it.

torch_peer.py serve           reads a part's name a line, runs it once, prints its JSON line
torch_peer.py calibrate       the same, but times every variant and names the fastest
torch_peer.py check FILE      holds every variant to the numbers that `nca-bench check` wrote
torch_peer.py stylize CONTENT STYLE   transfers a style, prints its JSON line
torch_peer.py learn PICTURE   trains the published recipe; for each line, a path, trains on and writes its weights
"""

import json
import os

import torch

from peers import command
from peers.serving import Recipe, answer_lines
from torch_recipe.agreement import CHECKS
from torch_recipe.automaton import MASKS
from torch_recipe.learning import Learning, LearningSettings, read_picture
from torch_recipe.stylizing import stylize
from torch_recipe.variants import Variant
from torch_recipe.workloads import PARTS


def main():
    # Variants differ in convolutions only.
    recipe = Recipe(PARTS, Variant, invariant=["matmul"])
    parser, commands = command.parser(__doc__, recipe)
    learn = commands.add_parser("learn")
    learn.add_argument("picture", help="as large as the grid")
    learn.add_argument("--variant", type=Variant, default=Variant.EAGER)
    learn.add_argument("--batch", type=int, default=4)
    learn.add_argument("--minimum-steps", type=int, default=32)
    learn.add_argument("--maximum-steps", type=int, default=96)
    learn.add_argument("--mask", choices=MASKS, default="independent")
    learn.add_argument("--every", type=int, default=50, help="iterations from one line to the next")
    transfer = commands.add_parser("stylize")
    transfer.add_argument("content", help="as large as the result")
    transfer.add_argument("style")
    transfer.add_argument("--variant", type=Variant, default=Variant.EAGER)
    transfer.add_argument("--iterations", type=int, default=30)
    transfer.add_argument("--picture", help="write the result here, as PNG")
    arguments = parser.parse_args()

    torch.set_num_threads(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count())
    torch.manual_seed(1)
    if arguments.command == "learn":
        settings = LearningSettings(arguments.batch, arguments.minimum_steps, arguments.maximum_steps, arguments.mask)
        learning = Learning(read_picture(arguments.picture), settings, arguments.variant)
        learning.warm_up()
        answer_lines(lambda path: learning.train(arguments.every, path))
    elif arguments.command == "stylize":
        content, style = read_picture(arguments.content), read_picture(arguments.style)
        print(json.dumps(stylize(content, style, arguments.variant, arguments.iterations, arguments.picture)))
    else:
        # Compilation needs a C++ compiler.
        command.run(arguments, recipe, CHECKS, optional=[Variant.COMPILED])


if __name__ == "__main__":
    main()
