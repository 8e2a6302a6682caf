import { Spinner } from '@inkjs/ui';
import { Box, Text, useWindowSize } from 'ink';
import { createElement as h, type ReactNode, useSyncExternalStore } from 'react';
import type { DeployRow, DeployWatch } from '../../operations/deploy-watch.ts';
import { deployRowText, isDone, isUnderWay } from '../../report/deploy-row-text.ts';
import type { Voice } from '../../report/voice.ts';

export interface DeployProps {
  readonly watch: DeployWatch;
  readonly voice: Pick<Voice, 'language' | 'style'>;
}

/** A row for each city, as many as the window has room for: those that are over give way first. */
export function Deploy({ watch, voice }: DeployProps): ReactNode {
  const { columns, rows: height } = useWindowSize();
  const rows = useSyncExternalStore(
    (listener) => watch.onChange(listener),
    () => watch.rows(),
  );
  const room = Math.max(1, height - 2);
  const over = rows.filter(isDone).length;
  const shown = visible(rows, room);
  const width = Math.max(1, columns - 3);
  return h(
    Box,
    { flexDirection: 'column' },
    ...shown.map((row) => h(Row, { key: row.city, row, voice, width })),
    shown.length < rows.length ? h(Text, { dimColor: true }, `  ${over}/${rows.length}`) : null,
  );
}

function Row({
  row,
  voice,
  width,
}: {
  row: DeployRow;
  voice: DeployProps['voice'];
  width: number;
}): ReactNode {
  const text = h(Text, { wrap: 'truncate-end' }, deployRowText(row, voice));
  return isUnderWay(row)
    ? h(Box, { width: width + 3 }, h(Spinner), h(Text, null, ' '), text)
    : h(Box, { width: width + 3 }, text);
}

/** The one that is under way, what was before it and what comes. */
function visible(rows: readonly DeployRow[], room: number): readonly DeployRow[] {
  if (rows.length <= room) return rows;
  const at = Math.max(
    0,
    rows.findIndex((row) => !isDone(row)),
  );
  const from = Math.min(Math.max(0, at - Math.floor(room / 2)), rows.length - room);
  return rows.slice(from, from + room);
}
