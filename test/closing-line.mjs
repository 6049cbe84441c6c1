/** Ends a run with one plain line that a person or a machine can read: "120 passed, 0 failed". */
export default class ClosingLine {
  /** @param {unknown} _contexts @param {import('@jest/reporters').AggregatedResult} results */
  onRunComplete(_contexts, results) {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests } = results;
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : '';
    this.line = `${numPassedTests} passed, ${failed} failed${skipped}`;
    process.on('exit', () => process.stdout.write(`\n${this.line}\n`));
  }
}
