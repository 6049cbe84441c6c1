import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Ends what somebody has open at one institute; what they have open at others stays. */
@Injectable()
export class EndsSessions {
  async endAt(db: EntityManager, userId: string, instituteId: string): Promise<void> {
    await db.query('DELETE FROM auth.session WHERE user_id = $1 AND institute_id = $2', [
      userId,
      instituteId,
    ]);
  }
}
