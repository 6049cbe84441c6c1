import { Command } from 'commander';
import { addAudit } from './audit/audit.command.js';
import { addCheck } from './check/check.command.js';
import { addCoverage } from './coverage/coverage.command.js';
import { addExplain } from './explain/explain.command.js';
import { addFingerprintCommand } from './fingerprint/fingerprint.command.js';
import { addNew } from './new/new.command.js';
import { addPacket } from './packet/packet.command.js';
import { addPreview } from './preview/preview.command.js';
import { addPublish } from './publish/publish.command.js';
import { addPrint } from './print/print.command.js';
import { addTimes } from './times/times.command.js';
import { WrongCall } from './wrong-call.js';

const program = new Command('npm run course --')
  .description('Tools for people who write courses.')
  .showHelpAfterError('Ask for help with: npm run course -- help')
  .exitOverride((error) => {
    // 2 tells a wrong call from a course with errors, which is 1.
    process.exit(error.exitCode === 0 ? 0 : 2);
  });

// In the order in which an author needs them.
addNew(program);
addCheck(program);
addExplain(program);
addPreview(program);
addPrint(program);
addPacket(program);
addCoverage(program);
addAudit(program);
addFingerprintCommand(program);
addPublish(program);
addTimes(program);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof WrongCall)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
