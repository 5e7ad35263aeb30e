/** How many milliseconds a work may take to be done at every key. */
const quick = 30;

/** Does a work at every call while it is quick, and else once the calls have paused. The region that it fills is busy until then. */
export function paced(region: HTMLElement, work: () => void): () => void {
  let lastDuration = 0;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const run = () => {
    const start = performance.now();
    work();
    lastDuration = performance.now() - start;
    region.ariaBusy = "false";
  };
  return () => {
    clearTimeout(waiting);
    if (lastDuration < quick) return run();
    region.ariaBusy = "true";
    waiting = setTimeout(run, Math.min(1500, 100 + lastDuration));
  };
}
