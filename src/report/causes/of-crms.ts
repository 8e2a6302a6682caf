import type { KnownCause, Said } from './known-cause.ts';

const rightHook: Said = {
  en: 'make an inbound webhook with the right "crm" in Bitrix24 and put its address into .env; tickets go on by themselves',
  ru: 'создайте в Битрикс24 входящий вебхук с правом crm и запишите адрес в .env; заявки уйдут сами',
};

const tariff: Said = {
  en: 'pay for Bitrix24, or choose a tariff that has REST; tickets go on by themselves',
  ru: 'оплатите Битрикс24 или выберите тариф с REST; заявки уйдут сами',
};

export const ofCrms: readonly KnownCause[] = [
  {
    detail: /^refuses NO_WEBHOOK$/,
    cause: { en: 'The address of the webhook is not set', ru: 'Адрес вебхука не задан' },
    cure: rightHook,
  },
  {
    detail: /^refuses (INVALID_CREDENTIALS|NO_AUTH_FOUND|INVALID_TOKEN|EXPIRED_TOKEN|WRONG_AUTH_TYPE)$/i,
    cause: {
      en: 'Bitrix24 does not take the webhook: it was revoked, or its owner was dismissed ($1)',
      ru: 'Битрикс24 не принимает вебхук: его отозвали или его владелец уволен ($1)',
    },
    cure: rightHook,
  },
  {
    detail: /^refuses (INSUFFICIENT_SCOPE|ACCESS_DENIED|USER_ACCESS_ERROR|ERROR_METHOD_NOT_FOUND)$/i,
    cause: {
      en: 'The webhook lacks rights in Bitrix24 ($1)',
      ru: 'Вебхуку не хватает прав в Битрикс24 ($1)',
    },
    cure: rightHook,
  },
  {
    detail: /^refuses (PAYMENT_REQUIRED|OVERLOAD_LIMIT)$/i,
    cause: {
      en: 'Bitrix24 has closed its REST: the tariff ended, or its limits are used up ($1)',
      ru: 'Битрикс24 закрыл REST: тариф кончился или исчерпан его лимит ($1)',
    },
    cure: tariff,
  },
  {
    detail: /^refuses (PORTAL_DELETED)$/i,
    cause: { en: 'The Bitrix24 account is deleted ($1)', ru: 'Портал Битрикс24 удалён ($1)' },
    cure: rightHook,
  },
  {
    detail: /^refuses (.*)$/,
    cause: { en: 'Bitrix24 refuses ($1)', ru: 'Битрикс24 отказывает ($1)' },
    cure: rightHook,
  },
  {
    detail: /^down (\S+)$/,
    cause: { en: 'Bitrix24 is not reached: {network} ($1)', ru: 'Нет связи с Битрикс24: {network} ($1)' },
  },
  {
    detail: /^down (.*)$/,
    cause: { en: 'Bitrix24 itself fails ($1)', ru: 'Сбой на стороне Битрикс24 ($1)' },
    cure: {
      en: 'open Bitrix24 in a browser; tickets go on by themselves once it answers',
      ru: 'откройте Битрикс24 в браузере; заявки уйдут сами, когда он ответит',
    },
  },
];
