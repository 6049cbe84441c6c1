import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { LARGEST_LOGO } from '@hearthside/people/brand';
import { dataAddress, OrderRefused, readOrder, type PacketOrder } from '@hearthside/print';
import { WrongCall } from '../wrong-call.js';

/** What may stand in the call, in the place of what the file says. */
export interface OrderFields {
  meeting?: number;
  variant?: string;
  date?: string;
  start?: string;
  end?: string;
  zone?: string;
  learners?: number;
  large?: number;
  xlarge?: number;
  spares?: number;
  paper?: string;
  final?: boolean;
}

/**
 * An order out of a file and a call; a logo that the file names is read from beside it.
 *
 * @throws WrongCall when the file is not there or is no JSON, OrderRefused for what it says
 */
export function orderFrom(file: string | undefined, fields: OrderFields): PacketOrder {
  const given = file === undefined ? {} : readJson(file);
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const merged: Record<string, unknown> = { zone, ...given, ...fields };
  return readOrder(file === undefined ? merged : withLogo(merged, dirname(resolve(file))));
}

/** @throws WrongCall */
export function readText(file: string): string {
  if (!existsSync(file)) throw new WrongCall(`There is no file ${file}.`);
  return readFileSync(file, 'utf8');
}

function readJson(file: string): Record<string, unknown> {
  const text = readText(file);
  try {
    const given: unknown = JSON.parse(text);
    if (typeof given === 'object' && given !== null) return given as Record<string, unknown>;
  } catch (error) {
    throw new WrongCall(`${file} is not JSON: ${(error as Error).message}`);
  }
  throw new WrongCall(`${file} should hold { } with names and values in it.`);
}

function withLogo(given: Record<string, unknown>, folder: string): Record<string, unknown> {
  const { institute } = given as { institute?: { logo?: unknown } };
  const { logo } = institute ?? {};
  if (typeof logo !== 'string' || logo.startsWith('data:')) return given;
  const path = resolve(folder, logo);
  const refuse = (message: string) => new OrderRefused([{ field: 'institute.logo', message }]);
  if (!existsSync(path) || !statSync(path).isFile()) throw refuse(`There is no logo at ${logo}.`);
  if (statSync(path).size > LARGEST_LOGO) {
    throw refuse(`The logo ${logo} is larger than 2 megabytes. Save it smaller.`);
  }
  return { ...given, institute: { ...institute, logo: dataAddress(readFileSync(path)) } };
}
