import type { AllWords } from './doctor-check-words.ts';

export const doctorEnglish: AllWords = {
  node: {
    what: 'Node',
    fine: (v) => `Node ${v}`,
    wrong: (v) => `Node ${v} is too old`,
    cure: 'install Node 24',
  },
  files: {
    what: 'files',
    fine: (n) => `zeta.yaml and cities/ are in order, cities: ${n}`,
    wrong: () => 'the files have mistakes',
    cure: 'zeta validate shows each with its place',
  },
  env: {
    what: '.env (there is none)',
    fine: (mode) => `.env is closed to others (${mode})`,
    wrong: (mode) => `others of this machine may read .env (${mode})`,
    cure: 'chmod 600 .env',
  },
  folder: {
    what: 'the data folder (there is none yet)',
    fine: (path) => `the data folder can be written: ${path}`,
    wrong: (path) => `this user may not write the data folder: ${path}`,
    cure: 'run as the user who serves, or give that user the folder',
  },
  disk: {
    what: 'room on the disk',
    fine: (free) => `the disk has room: ${free} MiB`,
    wrong: (free) => `the disk is nearly full: ${free} MiB are free`,
    cure: 'make room, or give the data folder a larger disk',
  },
  database: {
    what: 'the database (there is none yet)',
    fine: (version) => `the database is whole, migration ${version}`,
    wrong: (why) => `the database is not in order: ${why}`,
    cure: 'damaged: zeta db restore FOLDER{to}; a newer version: use that ZETA; an older one: make a backup, the next start brings it up to date',
  },
  served: {
    what: 'who serves',
    fine: (who) => `the target is served: ${who}`,
    wrong: () => 'nobody serves the target, or does not say so',
    cure: 'zeta serve{to}',
  },
  backup: {
    what: 'backups',
    fine: (hours) => `last backup ${hours} h ago`,
    wrong: (hours) => (hours === '' ? 'there is no backup' : `the last backup is ${hours} h old`),
    cure: 'run zeta db backup FOLDER{to} each night',
  },
  proxy: {
    what: 'the proxy',
    fine: (name) => `the proxy is set: ${name}`,
    wrong: (name) => `${name} (http.proxy) is not set`,
    cure: 'zeta secret set NAME{to}',
  },
  clock: {
    what: "the clock, against Telegram's",
    fine: (s) => `the clock is right (${s} s off)`,
    wrong: (why) => (/^\d+$/.test(why) ? `the clock is ${why} s off` : `Telegram is not reached (${why})`),
    cure: 'let the machine set its clock by NTP (timedatectl set-ntp true), and see its way out: DNS, firewall, proxy',
  },
  dns: {
    what: 'DNS of publicUrl',
    fine: (found) => `DNS knows ${found}`,
    wrong: (why) =>
      why === 'NO_PUBLIC_URL' ? 'zeta.yaml has no publicUrl' : `DNS has no IPv4 address for Telegram: ${why}`,
    cure: 'write the https address under which Telegram reaches this server into publicUrl, and give its name an A record',
  },
  certificate: {
    what: 'the certificate (publicUrl is not https)',
    fine: (days) => `the certificate is good for ${days} days`,
    wrong: (days) =>
      days === '' ? 'the certificate cannot be seen from here' : `the certificate ends in ${days} days`,
    cure: 'renew it, and see why it was not renewed by itself',
  },
  timezone: {
    what: 'time zone',
    fine: (zone) => `time zone ${zone}`,
    wrong: (zone) => `this Node does not know the time zone ${zone}`,
    cure: 'use a Node with full ICU data, or mend timezone in city.yaml',
  },
  live: {
    what: 'live',
    fine: (release) => `live: ${release}`,
    wrong: () => 'not deployed',
    cure: 'zeta deploy CITY{to}',
  },
  catalog: {
    what: 'catalog',
    fine: (release) => `the catalog of ${release} is whole`,
    wrong: (release) => `the catalog of ${release} is lost or damaged`,
    cure: 'zeta deploy CITY{to} builds it again',
  },
  token: {
    what: 'tokens (bots are emulated)',
    fine: (name) => `the token is set: ${name}`,
    wrong: (name) => `there is no bot token in ${name}`,
    cure: 'zeta secret set NAME{to}, with the token of @BotFather',
  },
  bot: {
    what: 'the bot',
    fine: (name) => `Telegram knows the bot: ${name}`,
    wrong: (why) => `Telegram does not answer for the bot: ${why}`,
    cure: 'put a valid token into .env (@BotFather, /mybots)',
  },
  username: {
    what: 'username',
    fine: (name) => name,
    wrong: (names) => `the token is of another bot than telegram.username says: ${names}`,
    cure: 'put the right token into .env, or mend telegram.username: zeta deploy CITY{to}',
  },
  distinct: {
    what: 'distinct',
    fine: () => 'no other city has this bot',
    wrong: (city) => `${city} has the token of the same bot`,
    cure: 'make a bot of its own for each city (@BotFather, /newbot)',
  },
  privacy: {
    what: 'privacy mode',
    fine: (mode) =>
      mode === 'on'
        ? 'privacy mode is on: in its group the bot hears replies and commands, which is enough for cards'
        : 'privacy mode is off: the bot hears all of its group',
    wrong: (mode) => mode,
    cure: '',
  },
  webhook: {
    what: 'the webhook',
    fine: (count) => `the webhook is ours, waiting: ${count}`,
    wrong: (why) =>
      why === 'NO_PUBLIC_URL' ? 'without publicUrl it is not known whose webhook is set' : why,
    cure: 'zeta webhook set CITY{to}',
  },
  door: {
    what: 'our public door (nobody serves, or the network is not asked)',
    fine: () => 'our public address refuses a wrong secret',
    wrong: (why) =>
      /^\d+$/.test(why)
        ? `our public address answers ${why} to a wrong secret, not 401`
        : `our public address is not reached from here (${why}); Telegram may reach it`,
    cure: 'see that what stands before ZETA passes /telegram/ on as it is, and ask from outside: curl -X POST',
  },
  secret: {
    what: 'the secret of the webhook',
    fine: () => 'and takes the right one',
    wrong: (status) => `our public address answers ${status} to the right secret`,
    cure: '401: the server has another master key; 404: another ZETA, or the city is not served; 30x: Telegram follows no redirect',
  },
  group: {
    what: "the managers' group",
    fine: (title) => `the bot may write to the managers' group: ${title}`,
    wrong: (why) => `the bot may not write to the managers' group: ${why}`,
    cure: 'add the bot to the group: zeta city pair CITY{to}',
  },
  topics: {
    what: 'topics',
    fine: () => 'and may make topics there',
    wrong: () => 'the group has topics, and the bot may make none',
    cure: "make the bot an administrator with the right to manage topics, or switch the group's topics off",
  },
  bitrix: {
    what: 'Bitrix24',
    fine: (who) => `Bitrix24 has what city.yaml names; the webhook is of: ${who}`,
    wrong: (why) => `Bitrix24: ${why}`,
    cure: 'zeta bitrix check CITY{to} tells of each',
  },
};
