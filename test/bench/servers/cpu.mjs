/**
 * Tells the benchmark the port, and whenever it asks, the microseconds of processor time used so far.
 *
 * @param {number} port
 */
export function answerCpu(port) {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpu: user + system });
  });
  process.on('disconnect', () => process.exit());
  process.send?.({ port });
}
