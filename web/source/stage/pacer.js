/** Turns time into steps: as many as the speed asks for, as few as the device can bear. */
export function makePacer() {
  let due = 0;
  let budget = 1;
  let last = null;

  /** The most steps that this frame may take, a little more than last time. */
  const speedUp = () => budget = Math.min(budget + 1, 64);
  return {
    speedUp,
    /** The device was not done in time: ask less of it. */
    slowDown() { budget = Math.max(1, budget >> 1); },
    /** Forgets the time that passed: after a pause there is nothing to catch up on. */
    rest() {
      last = null;
      due = 0;
    },
    /** Steps to run in the frame at time `now`, in milliseconds. */
    take(now, stepsPerSecond) {
      const most = speedUp();
      const seconds = last === null ? 0 : Math.min((now - last) / 1000, 0.25);
      last = now;
      due = Math.min(due + seconds * stepsPerSecond, most);
      const steps = Math.floor(due);
      due -= steps;
      return steps;
    },
  };
}
