import { onTestFinished } from 'vitest';
import { until } from '../../support/tools.ts';

export interface ReadEvent {
  readonly id?: string;
  readonly event?: string;
  readonly data?: unknown;
}

/** What came over the wire, block by block; comments and the time to wait are none. */
export function eventsIn(text: string): readonly ReadEvent[] {
  return text
    .split('\n\n')
    .slice(0, -1)
    .map((block) => {
      const fields = new Map(
        block.split('\n').map((line) => [line.split(': ')[0] ?? '', line.slice(line.indexOf(': ') + 2)]),
      );
      const [id, event, data] = [fields.get('id'), fields.get('event'), fields.get('data')];
      return {
        ...(id !== undefined && { id }),
        ...(event !== undefined && { event }),
        ...(data !== undefined && { data: JSON.parse(data) as unknown }),
      };
    })
    .filter((one) => Object.keys(one).length > 0);
}

/** Reads a stream of events until the test ends. */
export async function readEvents(answer: Promise<Response>) {
  const { status, headers, body } = await answer;
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  const state = { text: '', isEnded: false };
  void (async () => {
    try {
      for (;;) {
        const read = await reader?.read();
        if (!read || read.done) break;
        state.text += read.value;
      }
    } catch {
      // The server, or this test, cut it off.
    }
    state.isEnded = true;
  })();
  onTestFinished(() => reader?.cancel().catch(() => undefined));
  const events = () => eventsIn(state.text);
  return {
    status,
    headers,
    state,
    events,
    names: () => events().map(({ event }) => event),
    leave: () => reader?.cancel(),
    /** Resolves with the first event of a type. */
    next: async (type: string): Promise<ReadEvent> => {
      await until(() => events().some(({ event }) => event === type), `an event ${type}`);
      return events().find(({ event }) => event === type) ?? {};
    },
    ended: () => until(() => state.isEnded, 'the stream ends'),
  };
}
