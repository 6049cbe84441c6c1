import { Audience, Contexts } from '@hearthside/platform';
import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';

@Audience('anyone')
@Controller('healthz')
export class HealthController {
  constructor(private readonly contexts: Contexts) {}

  @Get()
  async health(): Promise<{ status: 'ok' }> {
    if (await this.contexts.isReady()) return { status: 'ok' };
    throw new ServiceUnavailableException('The database does not answer.');
  }
}
