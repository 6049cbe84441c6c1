import { Once } from '@hearthside/people';
import { Audience, Ctx, orRefusal, type Context } from '@hearthside/platform';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { IssueCertificatesInput, RevokeCertificateInput } from './certificate.input.js';
import { CertificateService } from './certificate.service.js';
import { IssuedCertificate, IssuedCertificates } from './issued-certificate.view.js';

const IssueCertificatesResult = orRefusal('IssueCertificatesResult', () => IssuedCertificates);
const CertificateResult = orRefusal('CertificateResult', () => IssuedCertificate);

@Audience('coordinators')
@Resolver(() => IssuedCertificate)
export class CertificateResolver {
  constructor(
    private readonly once: Once,
    private readonly service: CertificateService,
  ) {}

  @Query(() => IssuedCertificates)
  certificates(
    @Ctx() ctx: Context,
    @Args('offering', { type: () => ID }) offering: string,
  ): Promise<IssuedCertificates> {
    return this.service.certificatesOf(ctx, offering);
  }

  @Mutation(() => IssueCertificatesResult, {
    description: 'For all who completed a class that is finished, and have none yet.',
  })
  issueCertificates(
    @Ctx() ctx: Context,
    @Args('input') input: IssueCertificatesInput,
  ): Promise<typeof IssueCertificatesResult> {
    const work = async () => {
      await this.service.issueCertificates(ctx, input.offering);
      return { id: input.offering };
    };
    const read = (id: string) => this.service.certificatesOf(ctx, id);
    return this.once.do(ctx, 'issueCertificates', input, work, read);
  }

  @Mutation(() => CertificateResult, {
    description: 'Whoever asks by its code learns from now on that it is not valid.',
  })
  revokeCertificate(
    @Ctx() ctx: Context,
    @Args('input') input: RevokeCertificateInput,
  ): Promise<typeof CertificateResult> {
    const work = async () => {
      await this.service.revokeCertificate(ctx, input.id);
      return { id: input.id };
    };
    const read = (id: string) => this.service.get(ctx, id);
    return this.once.do(ctx, 'revokeCertificate', input, work, read);
  }
}
