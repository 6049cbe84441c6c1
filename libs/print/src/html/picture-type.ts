const types: Record<string, string> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
};

/** The media type of a picture by its name; nothing for what is no picture. */
export function pictureType(name: string): string | undefined {
  return types[name.split('.').at(-1) ?? ''];
}
