import type { Language } from '../diagnostics/words/languages.ts';

type Said = Readonly<Record<Language, string>>;

interface NetworkTrouble {
  readonly codes: RegExp;
  /** The rest of "it is not reached: …". */
  readonly cause: Said;
  readonly cure: Said;
}

const proxy: Said = {
  en: 'see http.proxy in zeta.yaml (without it HTTPS_PROXY; NO_PROXY exempts), and what the proxy logs',
  ru: 'проверьте http.proxy в zeta.yaml (без него HTTPS_PROXY; исключения — NO_PROXY) и журнал прокси',
};
const machine: Said = {
  en: "see this machine's way out: DNS, firewall, whether a proxy is needed (http.proxy in zeta.yaml)",
  ru: 'проверьте, как эта машина выходит в сеть: DNS, межсетевой экран, не нужен ли прокси (http.proxy в zeta.yaml)',
};
const clock: Said = {
  en: "see this machine's date and its certificates, and whether somebody looks into TLS on the way",
  ru: 'проверьте дату и корневые сертификаты на этой машине и не вскрывает ли кто-то TLS по дороге',
};

/** Codes of our own proxy (`PROXY_…`), of undici and of the system; the first that fits counts. */
const troubles: readonly NetworkTrouble[] = [
  {
    codes: /^PROXY_407$/,
    cause: { en: 'the proxy wants a valid login', ru: 'прокси требует верные логин и пароль' },
    cure: proxy,
  },
  {
    codes: /^PROXY_UNSET$/,
    cause: {
      en: 'http.proxy refers to an address that is not set',
      ru: 'http.proxy ссылается на адрес, который не задан',
    },
    cure: {
      en: 'put http://user:password@host:port into .env under the name that http.proxy says',
      ru: 'запишите http://логин:пароль@узел:порт в .env под именем из http.proxy',
    },
  },
  {
    codes: /^PROXY_ADDRESS$/,
    cause: {
      en: 'what is set as the proxy is no address of an HTTP proxy',
      ru: 'вместо адреса HTTP-прокси записано что-то другое',
    },
    cure: {
      en: 'write it as http://user:password@host:port; special characters of a password as %XX, no SOCKS',
      ru: 'запишите его как http://логин:пароль@узел:порт; особые знаки пароля — в виде %XX; SOCKS не подходит',
    },
  },
  {
    codes: /^PROXY_\d/,
    cause: { en: 'the proxy does not let the call through', ru: 'прокси не пропускает обращение' },
    cure: proxy,
  },
  {
    codes: /^PROXY_/,
    cause: { en: 'the proxy is not reached', ru: 'прокси не отвечает' },
    cure: proxy,
  },
  {
    codes: /^(ENOTFOUND|EAI_\w+)$/,
    cause: { en: 'DNS does not find its name', ru: 'DNS не находит это имя' },
    cure: machine,
  },
  {
    codes: /^ECONNREFUSED$/,
    cause: { en: 'the connection is refused', ru: 'соединение отклонено' },
    cure: machine,
  },
  {
    codes: /^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/,
    cause: { en: 'the connection breaks', ru: 'соединение обрывается' },
    cure: machine,
  },
  {
    codes: /^(E(HOST|NET)UNREACH|ENETDOWN)$/,
    cause: { en: 'there is no way there', ru: 'туда нет маршрута' },
    cure: machine,
  },
  {
    codes: /^(ETIMEDOUT|TimeoutError|AbortError|UND_ERR_\w*TIMEOUT)$/,
    cause: { en: 'no answer comes in time', ru: 'ответ не приходит вовремя' },
    cure: machine,
  },
  {
    codes: /CERT|SELF_SIGNED|^ERR_(TLS|SSL)/,
    cause: { en: 'its certificate is not trusted', ru: 'его сертификату нельзя доверять' },
    cure: clock,
  },
];

/** Why a call did not get through and what to do, by its code; undefined for a code that has no words. */
export function networkWords(
  code: string,
  language: Language,
): { readonly cause: string; readonly cure: string } | undefined {
  const trouble = troubles.find(({ codes }) => codes.test(code));
  return trouble && { cause: trouble.cause[language], cure: trouble.cure[language] };
}
