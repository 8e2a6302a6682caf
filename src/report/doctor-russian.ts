import type { AllWords } from './doctor-check-words.ts';

export const doctorRussian: AllWords = {
  node: {
    what: 'Node',
    fine: (v) => `Node ${v}`,
    wrong: (v) => `Node ${v} слишком старый`,
    cure: 'установите Node 24',
  },
  files: {
    what: 'файлы',
    fine: (n) => `zeta.yaml и cities/ в порядке, городов: ${n}`,
    wrong: () => 'в файлах ошибки',
    cure: 'zeta validate покажет каждую с местом',
  },
  env: {
    what: '.env (его нет)',
    fine: (mode) => `.env закрыт от посторонних (${mode})`,
    wrong: (mode) => `.env могут прочитать другие пользователи машины (${mode})`,
    cure: 'chmod 600 .env',
  },
  folder: {
    what: 'папка данных (её ещё нет)',
    fine: (path) => `в папку данных можно писать: ${path}`,
    wrong: (path) => `этому пользователю нельзя писать в папку данных: ${path}`,
    cure: 'запустите от имени того, кто обслуживает, или отдайте ему папку',
  },
  disk: {
    what: 'место на диске',
    fine: (free) => `на диске есть место: ${free} МиБ`,
    wrong: (free) => `диск почти заполнен: свободно ${free} МиБ`,
    cure: 'освободите место или дайте папке данных диск побольше',
  },
  database: {
    what: 'база данных (её ещё нет)',
    fine: (version) => `база данных цела, миграция ${version}`,
    wrong: (why) => `база данных не в порядке: ${why}`,
    cure: 'повреждена: zeta db restore ПАПКА{to}; сделана новой версией: нужна та ZETA; старой: сделайте копию, следующий запуск её обновит',
  },
  served: {
    what: 'кто обслуживает',
    fine: (who) => `цель обслуживается: ${who}`,
    wrong: () => 'цель никто не обслуживает или не говорит об этом',
    cure: 'zeta serve{to}',
  },
  backup: {
    what: 'резервные копии',
    fine: (hours) => `последняя резервная копия ${hours} ч назад`,
    wrong: (hours) => (hours === '' ? 'резервной копии нет' : `последней резервной копии ${hours} ч`),
    cure: 'запускайте zeta db backup ПАПКА{to} каждую ночь',
  },
  proxy: {
    what: 'прокси',
    fine: (name) => `прокси задан: ${name}`,
    wrong: (name) => `${name} (http.proxy) не задан`,
    cure: 'zeta secret set ИМЯ{to}',
  },
  clock: {
    what: 'часы, по сравнению с Telegram',
    fine: (s) => `часы идут верно (расхождение ${s} с)`,
    wrong: (why) => (/^\d+$/.test(why) ? `часы расходятся на ${why} с` : `нет связи с Telegram (${why})`),
    cure: 'включите синхронизацию времени (timedatectl set-ntp true) и проверьте выход в сеть: DNS, межсетевой экран, прокси',
  },
  dns: {
    what: 'DNS адреса publicUrl',
    fine: (found) => `DNS знает ${found}`,
    wrong: (why) =>
      why === 'NO_PUBLIC_URL' ? 'в zeta.yaml нет publicUrl' : `в DNS нет адреса IPv4 для Telegram: ${why}`,
    cure: 'запишите в publicUrl адрес https, по которому сервер виден из интернета, и заведите его имени запись A',
  },
  certificate: {
    what: 'сертификат (publicUrl не https)',
    fine: (days) => `сертификат действует ещё дней: ${days}`,
    wrong: (days) => (days === '' ? 'сертификат отсюда не виден' : `сертификату осталось дней: ${days}`),
    cure: 'обновите его и выясните, почему он не обновился сам',
  },
  timezone: {
    what: 'часовой пояс',
    fine: (zone) => `часовой пояс ${zone}`,
    wrong: (zone) => `этот Node не знает часовой пояс ${zone}`,
    cure: 'возьмите Node с полными данными ICU или исправьте timezone в city.yaml',
  },
  live: {
    what: 'релиз',
    fine: (release) => `в работе ${release}`,
    wrong: () => 'ещё не выложен',
    cure: 'zeta deploy ГОРОД{to}',
  },
  catalog: {
    what: 'каталог',
    fine: (release) => `каталог ${release} цел`,
    wrong: (release) => `каталог ${release} потерян или повреждён`,
    cure: 'zeta deploy ГОРОД{to} соберёт его заново',
  },
  token: {
    what: 'токены (боты ненастоящие)',
    fine: (name) => `токен задан: ${name}`,
    wrong: (name) => `в ${name} нет токена бота`,
    cure: 'zeta secret set ИМЯ{to}, с токеном от @BotFather',
  },
  bot: {
    what: 'бот',
    fine: (name) => `Telegram знает бота: ${name}`,
    wrong: (why) => `о боте Telegram не отвечает: ${why}`,
    cure: 'запишите в .env верный токен (@BotFather, /mybots)',
  },
  username: {
    what: 'имя бота',
    fine: (name) => name,
    wrong: (names) => `токен не того бота, что в telegram.username: ${names}`,
    cure: 'запишите в .env нужный токен или исправьте telegram.username: zeta deploy ГОРОД{to}',
  },
  distinct: {
    what: 'свой бот',
    fine: () => 'у других городов этого бота нет',
    wrong: (city) => `у города ${city} токен того же бота`,
    cure: 'заведите каждому городу своего бота (@BotFather, /newbot)',
  },
  privacy: {
    what: 'режим приватности',
    fine: (mode) =>
      mode === 'on'
        ? 'режим приватности включён: в группе бот слышит ответы и команды, карточкам этого хватает'
        : 'режим приватности выключен: бот слышит в группе всё',
    wrong: (mode) => mode,
    cure: '',
  },
  webhook: {
    what: 'вебхук',
    fine: (count) => `вебхук наш, ждут: ${count}`,
    wrong: (why) => (why === 'NO_PUBLIC_URL' ? 'без publicUrl неизвестно, чей вебхук стоит' : why),
    cure: 'zeta webhook set ГОРОД{to}',
  },
  door: {
    what: 'наш публичный адрес (никто не обслуживает или сеть не проверяется)',
    fine: () => 'наш публичный адрес отвергает неверный секрет',
    wrong: (why) =>
      /^\d+$/.test(why)
        ? `наш публичный адрес отвечает на неверный секрет ${why}, а не 401`
        : `наш публичный адрес отсюда не отвечает (${why}); Telegram может его видеть`,
    cure: 'проверьте, что /telegram/ попадает в ZETA как есть, и спросите снаружи: curl -X POST',
  },
  secret: {
    what: 'секрет вебхука',
    fine: () => 'и принимает верный',
    wrong: (status) => `наш публичный адрес отвечает на верный секрет ${status}`,
    cure: '401: у сервера другой master.key; 404: там другая ZETA или город не обслуживается; 30x: по перенаправлениям Telegram не ходит',
  },
  group: {
    what: 'группа менеджеров',
    fine: (title) => `бот может писать в группу менеджеров: ${title}`,
    wrong: (why) => `бот не может писать в группу менеджеров: ${why}`,
    cure: 'добавьте бота в группу: zeta city pair ГОРОД{to}',
  },
  topics: {
    what: 'темы',
    fine: () => 'и заводить в ней темы',
    wrong: () => 'в группе есть темы, а заводить их бот не может',
    cure: 'сделайте бота администратором с правом управлять темами или выключите темы группы',
  },
  bitrix: {
    what: 'Битрикс24',
    fine: (who) => `в Битрикс24 есть всё, что названо в city.yaml; вебхук принадлежит: ${who}`,
    wrong: (why) => `Битрикс24: ${why}`,
    cure: 'zeta bitrix check ГОРОД{to} расскажет о каждом',
  },
};
