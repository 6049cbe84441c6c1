import { basename } from 'node:path';
import { foldersFor } from '../course-folders.js';
import { WrongCall } from '../wrong-call.js';
import { readPort, startPreview } from './preview.js';

const ENDINGS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** `npm run course -- preview`: shows one course until Ctrl-C. @throws WrongCall */
export async function runPreview(
  asked: string | undefined,
  port: string,
  root: string,
): Promise<void> {
  const folder = await theFolder(asked, root);
  const preview = await startPreview(folder, readPort(port), (line) =>
    process.stderr.write(`${line}\n`),
  );
  process.stdout.write(
    `Every sheet of "${basename(folder)}" is at:  ${preview.url}\n` +
      'It refreshes when you save. To stop it, press Ctrl-C.\n',
  );
  await new Promise<void>((asksToEnd) => {
    for (const signal of ENDINGS) process.once(signal, () => asksToEnd());
  });
  process.stdout.write('\nStopping …\n');
  await preview.stop();
}

async function theFolder(asked: string | undefined, root: string): Promise<string> {
  const [folder, ...others] = await foldersFor(asked, root);
  if (folder && others.length === 0) return folder;
  const names = [folder!, ...others].map((each) => basename(each));
  throw new WrongCall(`Which course? Name one of these: ${names.join(', ')}.`);
}
