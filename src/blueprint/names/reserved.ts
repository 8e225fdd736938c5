import type { Code } from '../../codes.ts';

/** Whether no file on Windows can have the name, whatever its extension. */
export function isDeviceName(name: string): boolean {
  return /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/i.test(name);
}

/**
 * Why a name cannot be used although it is well formed; undefined when it can. Reserved words of
 * the target languages are no reason: the targets escape them. What every JavaScript object has of
 * its own cannot be escaped in JSON.
 */
export function reservedName(name: string): { code: Code; why: string } | undefined {
  if (isDeviceName(name)) {
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
