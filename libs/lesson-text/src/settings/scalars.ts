import { z } from 'zod';
import { ID_PATTERN, isDay } from '../attribute/attribute.js';

/** Words that can be printed. */
export const words = z
  .string()
  .trim()
  .min(1)
  .refine((text) => text.isWellFormed() && !text.includes('\0'), {
    error: 'words without control characters',
  });
/** A name that others refer to. */
export const id = z.string().regex(ID_PATTERN, { error: 'small letters, digits and hyphens' });
export const day = z.string().refine(isDay, { error: 'a day such as 2026-11-22' });
export const listOfWords = z.array(words).default([]);
