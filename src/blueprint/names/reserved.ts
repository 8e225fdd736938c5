/** Names that cannot be a file on Windows, whatever the extension. */
const device = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/i;

/**
 * Why a name cannot be used although it is well formed; undefined when it can. Reserved words of
 * the target languages are no reason: the targets escape them. What every JavaScript object has of
 * its own cannot be escaped in JSON.
 */
export function reservedName(name: string): { code: string; why: string } | undefined {
  if (device.test(name)) {
    return {
      code: 'device-name',
      why: 'is the name of a device on Windows and cannot be a file there',
    };
  }
  if (name === 'prototype' || Object.hasOwn(Object.prototype, name)) {
    return { code: 'reserved-name', why: 'is what every JavaScript object already has' };
  }
  return undefined;
}
