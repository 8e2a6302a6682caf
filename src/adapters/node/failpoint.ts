/**
 * Ends this process as SIGKILL does where `setting` says: `turn:before-commit:3` is the third time that this point is
 * reached, `turn:before-commit` the first. Without a setting, nothing.
 */
export function failpoint(setting: string | undefined): (point: string) => void {
  if (setting === undefined) return () => undefined;
  const [, wanted = '', times = '1'] = /^(.+?)(?::(\d+))?$/.exec(setting) ?? [];
  let left = Number(times);
  return (point) => {
    if (point !== wanted) return;
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
  };
}
