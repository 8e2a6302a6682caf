import { EventEmitter } from 'node:events';

/** A terminal that can be made smaller and larger. */
export class Terminal extends EventEmitter {
  columns: number;
  rows: number;
  readonly isTTY = true;
  frame = '';
  constructor(columns: number, rows: number) {
    super();
    this.columns = columns;
    this.rows = rows;
  }
  readonly write = (text: string, onWritten?: () => void): boolean => {
    onWritten?.();
    // What moves the cursor is no frame.
    if (text.replaceAll(/\u001b\[[?\d;]*[a-zA-Z]/g, '') !== '') this.frame = text;
    return true;
  };
  resize(columns: number, rows: number): void {
    this.columns = columns;
    this.rows = rows;
    this.emit('resize');
  }
  get lines(): readonly string[] {
    return this.frame.trimEnd().split('\n');
  }
}
