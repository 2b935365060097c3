// Time that passes when a test says so.
import { setImmediate as turn } from "node:timers/promises";

/** Stops the clock of a test, at an instant. */
export function stopClock(test, now = Date.UTC(2026, 10, 24)) {
  test.mock.timers.enable({ apis: ["setTimeout", "Date"], now });
}

/** Lets time pass, and then whatever it set in motion. */
export async function pass(test, ms) {
  test.mock.timers.tick(ms);
  for (let turns = 0; turns < 20; turns += 1) await turn();
}
