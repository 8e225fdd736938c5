import { JetStreamApiCodes, JetStreamApiError } from '@nats-io/jetstream';
import {
  AuthorizationError,
  InvalidArgumentError,
  PermissionViolationError,
} from '@nats-io/transport-node';
import { BrokerError } from '../errors.ts';

export function translate(error: unknown): BrokerError {
  if (error instanceof BrokerError) return error;
  const { message, cause } = error as Error;
  // What the server said of a request, as the client wraps it.
  if (cause instanceof PermissionViolationError) return translate(cause);
  if (error instanceof AuthorizationError || error instanceof PermissionViolationError) {
    return new BrokerError('refused', { detail: message, cause: error });
  }
  if ((error as Error).name === 'JetStreamNotEnabled') {
    const detail = 'no stream takes this subject, or there is no JetStream';
    return new BrokerError('refused', { detail, cause: error });
  }
  if (error instanceof JetStreamApiError && error.status >= 400 && error.status < 500) {
    return new BrokerError('refused', { detail: message, cause: error });
  }
  // What the server says of the size of a message, when it takes less than this build.
  if (error instanceof InvalidArgumentError && message.includes('max_payload')) {
    return new BrokerError('too-large', { detail: message, cause: error });
  }
  return new BrokerError('unavailable', { cause: error });
}

export function isMissingStream(error: unknown): boolean {
  return error instanceof JetStreamApiError && error.code === JetStreamApiCodes.StreamNotFound;
}

export function isMissingConsumer(error: unknown): boolean {
  return error instanceof JetStreamApiError && error.code === JetStreamApiCodes.ConsumerNotFound;
}
