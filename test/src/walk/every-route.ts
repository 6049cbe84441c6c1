import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/**
 * Every address that the web server answers, as "GET /p/:code/…", whoever has put it there. It is drawn as a
 * tree, whose branches have four letters for each step down.
 */
export function everyRoute(app: NestFastifyApplication): string[] {
  const drawn = app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
  const above: string[] = [];
  const found: string[] = [];
  for (const line of drawn.split('\n').filter(Boolean)) {
    const [, branch = '', path = '', methods] =
      /^([│├└─ ]*)(\S*)(?: \(([A-Z, ]+)\))?/.exec(line) ?? [];
    const depth = branch.length / 4 - 1;
    above.length = depth;
    above.push(path);
    // A HEAD is a GET without its body.
    const asked = methods?.split(', ').filter((method) => method !== 'HEAD') ?? [];
    found.push(...asked.map((method) => `${method} ${above.join('')}`));
  }
  return found.toSorted();
}
