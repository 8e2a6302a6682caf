import { useCallback, useEffect, useRef, useState } from 'react';
import type { WorldAnswer } from '../../../operations/world.ts';
import { useNotices } from './notices.tsx';
import { post } from './server.ts';

/** Longer than this no bot thinks about a pressed button: it stops looking busy. */
const pressTimeoutMs = 15_000;

export interface Presses {
  readonly isBusy: (messageId: number, data: string) => boolean;
  readonly press: (person: number, messageId: number, data: string) => void;
}

/**
 * Buttons that were pressed on this page and wait for the bot's answer, which is told when it comes: a press of another tab
 * has another callback, and is none of ours.
 */
export function usePresses(city: string | undefined, answers: readonly WorldAnswer[]): Presses {
  const { toast, alert, attempt } = useNotices();
  /** Callback ids by button; an empty one: the server has not said it yet. */
  const [waiting, setWaiting] = useState<ReadonlyMap<string, string>>(new Map());
  const end = useCallback((button: string) => {
    setWaiting((before) => new Map([...before].filter(([one]) => one !== button)));
  }, []);
  const told = useRef(new Set<string>());
  useEffect(() => {
    for (const [button, callbackId] of waiting) {
      const answer = answers.find((one) => one.callbackId === callbackId);
      if (!answer || told.current.has(callbackId)) continue;
      told.current.add(callbackId);
      end(button);
      if (answer.text !== undefined) (answer.isAlert ? alert : toast)(answer.text);
    }
  }, [waiting, answers, end, toast, alert]);
  const press: Presses['press'] = (person, messageId, data) => {
    const button = buttonOf(messageId, data);
    if (waiting.has(button)) return;
    setWaiting((before) => new Map([...before, [button, '']]));
    setTimeout(() => end(button), pressTimeoutMs);
    void attempt(async () => {
      const body = { city, person, messageId, data };
      const { callbackId } = await post<{ readonly callbackId: string }>('/dev/press', body);
      setWaiting((before) => (before.has(button) ? new Map([...before, [button, callbackId]]) : before));
    }).then((isSent) => {
      if (!isSent) end(button);
    });
  };
  return { isBusy: (messageId, data) => waiting.has(buttonOf(messageId, data)), press };
}

function buttonOf(messageId: number, data: string): string {
  return `${messageId} ${data}`;
}
