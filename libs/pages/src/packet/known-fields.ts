import type { PacketDefaults } from '@hearthside/people';
import { RESOURCE_FACTS, type Fields } from './packet-fields.js';

/** A form that begins with what the institute has said already. */
export function knownFields({ zone, institute, reporting, resources }: PacketDefaults): Fields {
  return {
    zone,
    'institute.name': institute.name,
    'institute.color': institute.color ?? '',
    ...Object.fromEntries(
      Object.entries(reporting ?? {}).map(([name, value]) => [`reporting.${name}`, value]),
    ),
    // All of them: no number that the course knows may stay beside another name.
    ...Object.fromEntries(
      resources.flatMap((place) =>
        RESOURCE_FACTS.map((fact) => [
          `resource.${place.id}.${fact}`,
          (place as Record<string, string | undefined>)[fact] ?? '',
        ]),
      ),
    ),
  };
}
