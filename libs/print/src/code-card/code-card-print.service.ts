import { Injectable } from '@nestjs/common';
import type { Paper, Size } from '../profile/profile.js';
import { Press } from '../typst/press.js';
import { typesetSheet } from '../typst/typeset-sheet.js';
import { codeCardView, type CodeCardSheet } from './code-card.view.js';

export interface CodeCardsToPrint extends CodeCardSheet {
  size: Size;
  paper: Paper;
}

/** Cards for signing in, as a tagged PDF. Codes are secret: nothing of it is kept. */
@Injectable()
export class CodeCardPrint {
  constructor(private readonly press: Press) {}

  /** @throws TypesettingFailed */
  async pdf({ size, paper, ...sheet }: CodeCardsToPrint): Promise<Uint8Array> {
    const printed = await typesetSheet(this.press, { view: codeCardView(sheet), size, paper });
    return printed.pdf;
  }
}
