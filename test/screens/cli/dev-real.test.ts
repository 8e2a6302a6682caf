import { describe, expect, it, onTestFinished } from 'vitest';
import { startTelegramEmulator } from '../../../src/emulators/telegram/telegram-emulator.ts';
import { platformFolder, smallCity } from '../../support/platform-folder.ts';
import { until } from '../../support/tools.ts';
import { startZeta, zeta } from './bin.ts';

const token = `123456789:AA${'r'.repeat(33)}`;

describe('zeta dev --real on the command line', () => {
  it('says whom to write to, shows saves at once, and ends with the reason when it may not go on', async () => {
    const telegram = await startTelegramEmulator();
    onTestFinished(() => telegram.close());
    telegram.addBot({ token, username: 'my_test_bot', name: 'Тест' });
    const { root, write } = platformFolder({
      ...smallCity('almaty'),
      'zeta.yaml': `target: local\nlanguage: ru\ntelegram: { apiRoot: "${telegram.url}" }\n`,
      '.env': `ALMATY_TOKEN=${token}\n`,
    });
    const running = await startZeta(
      root,
      ['dev', '--real', 'almaty', '--private', '127.0.0.1:0'],
      /Остановить/,
    );
    expect(running.output()).toContain('Пишите боту: https://t.me/my_test_bot');
    expect(running.output()).toContain('О покупателях узнаёт группа -1001234567: она настоящая.');
    const heard = () => telegram.chat(token, '500').filter(({ from }) => from === 'bot');
    const say = () => telegram.say(token, { id: 500, name: 'Айгерим', language: 'ru' }, '/start');
    say();
    await until(() => heard().at(-1)?.text.includes('Привет из города') === true, 'the greeting comes');
    write('cities/almaty/prompts/ru.yaml', 'greeting: Сәлем, {city_name}!\n');
    await until(() => running.output().includes('almaty#2'), 'the save is live');
    say();
    await until(() => heard().at(-1)?.text === 'Сәлем, Тест!', 'the saved text comes');

    const data = ['--to', 'dev', '--data', '.zeta/real/almaty'];
    const top = await zeta(root, ['--json', 'top', ...data]);
    expect(JSON.parse(top.stdout)).toMatchObject({ serving: { command: 'zeta dev --real almaty' } });
    expect((await zeta(root, ['logs', ...data])).stdout).toContain('almaty  serving');

    await fetch(`${telegram.url}/bot${token}/setWebhook?url=http://127.0.0.1:9/`);
    expect(await running.ended).toBe(3);
    expect(running.output()).toContain('A webhook was set for the bot of almaty');
    expect(running.output()).not.toContain(token.slice(10));

    const again = await zeta(root, ['dev', '--real', 'almaty', '--private', '127.0.0.1:0']);
    expect([again.code, again.stderr]).toEqual([3, expect.stringContaining('http://127.0.0.1:9/')]);
    expect((await zeta(root, ['dev', '--real', 'almati'])).code).toBe(2);
  });
});
