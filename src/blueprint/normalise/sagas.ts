import type { Path } from '../finding.ts';
import { suggestion } from '../nearest.ts';
import { nowCalled } from '../nowCalled.ts';
import { quote } from '../quote.ts';
import type { RawSaga, RawSagaStep } from '../raw.ts';
import type { Ref, Saga, SagaStep } from '../types.ts';
import { refOf } from './references.ts';
import type { Scope } from './scope.ts';

const nowhere: Ref = { service: '', name: '' };

export function sagaOf(scope: Scope, name: string, raw: RawSaga): Saga {
  const path = ['sagas', name];
  const { orchestrator = '' } = raw;
  if (orchestrator !== '' && !scope.directory.has(orchestrator)) {
    scope.report({
      code: 'unknown-service',
      message: `There is no service ${quote(orchestrator)}`,
      hint:
        nowCalled(scope.directory, orchestrator) ??
        suggestion(orchestrator, [...scope.directory.keys()]),
      path: [...path, 'orchestrator'],
    });
  }
  const trigger = refOf(scope, 'operation', raw.trigger, [...path, 'trigger']);
  const onCompleted = refOf(scope, 'event', raw.onCompleted, [...path, 'onCompleted']);
  const onFailed = refOf(scope, 'event', raw.onFailed, [...path, 'onFailed']);
  const steps = (raw.steps ?? []).map((step, index) =>
    stepOf(scope, step, [...path, 'steps', index]),
  );
  checkOrder(scope, steps, [...path, 'steps']);
  for (const [word, ref] of Object.entries({ trigger, onCompleted, onFailed })) {
    if (!ref || ref.service === orchestrator || !scope.directory.has(orchestrator)) continue;
    scope.report({
      code: 'saga',
      message: `${word} ${quote(`${ref.service}.${ref.name}`)} does not belong to the orchestrator ${orchestrator}`,
      hint: `Name one of ${orchestrator}.`,
      path: [...path, word],
    });
  }
  return {
    name,
    orchestrator,
    trigger: trigger ?? nowhere,
    timeoutSeconds: raw.timeoutSeconds ?? 60,
    ...(onCompleted ? { onCompleted } : {}),
    ...(onFailed ? { onFailed } : {}),
    steps,
  };
}

function stepOf(scope: Scope, raw: RawSagaStep, path: Path): SagaStep {
  const command = (text: string | undefined, word: 'do' | 'compensate') => {
    const ref = refOf(scope, 'operation', text, [...path, word]);
    const target = ref && scope.directory.get(ref.service)?.operations.get(ref.name);
    if (ref && !target?.message) {
      scope.report({
        code: 'saga',
        message: `${quote(text)} is not reached by message`,
        hint: 'A saga sends messages: write message: true on the operation.',
        path: [...path, word],
      });
    }
    return ref;
  };
  const compensate = command(raw.compensate, 'compensate');
  const expect = (raw.expect ?? []).flatMap((text, index) => {
    const ref = refOf(scope, 'event', text, [...path, 'expect', index]);
    return ref ? [ref] : [];
  });
  return {
    name: raw.name ?? '',
    do: command(raw.do, 'do') ?? nowhere,
    expect,
    ...(compensate ? { compensate } : {}),
    kind: raw.kind ?? 'retriable',
  };
}

/** Compensatable steps, then at most one pivot, then retriable ones; names tell them apart. */
function checkOrder(scope: Scope, steps: SagaStep[], path: Path): void {
  const seen = new Set<string>();
  const firstPivot = steps.findIndex(({ kind }) => kind === 'pivot');
  steps.forEach(({ name, kind, compensate }, index) => {
    const refuse = (message: string, hint: string, word: string) =>
      scope.report({ code: 'saga', message, hint, path: [...path, index, word] });
    if (seen.has(name)) refuse(`There are two steps ${quote(name)}`, 'Rename one.', 'name');
    seen.add(name);
    if (kind === 'compensatable' && !compensate) {
      refuse(
        `The step ${quote(name)} has nothing that undoes it`,
        'Write compensate: service.operation.',
        'kind',
      );
    }
    if (kind !== 'compensatable' && compensate) {
      refuse(
        `The ${kind} step ${quote(name)} is never undone`,
        'Leave out compensate.',
        'compensate',
      );
    }
    const earlier = steps.slice(0, index);
    if (kind === 'pivot' && firstPivot !== index) {
      refuse(`${quote(name)} is a second pivot`, 'A saga has one point of no return.', 'kind');
    } else if (kind === 'compensatable' && earlier.some((step) => step.kind !== 'compensatable')) {
      refuse(
        `${quote(name)} comes after the point of no return`,
        'Move it before the pivot.',
        'kind',
      );
    } else if (kind === 'pivot' && earlier.some((step) => step.kind === 'retriable')) {
      refuse(
        `${quote(name)} comes after a retriable step`,
        'Move retriable steps behind the pivot.',
        'kind',
      );
    }
  });
}
