import { toTarget } from '../base/to-target.ts';

/** How a bot's token comes to where its reference points, a step a line. */
export function secretText(reference: string, target: string): readonly string[] {
  const name = reference.replace(/^(env|file):/, '');
  const place = reference.startsWith('file:')
    ? `into the file ${name}`
    : `into .env: zeta secret set ${name}${toTarget(target)}`;
  return [
    'in Telegram: @BotFather, /newbot; it answers with a token (123456789:AA…)',
    `put the token ${place} (the target dev needs none)`,
  ];
}
