import type { PromptKey } from '../generated/prompt-keys.ts';

/** Built-in texts in Russian. */
export const ru: Readonly<Record<PromptKey, string>> = {
  greeting:
    'Здравствуйте! Это магазин в городе {city_name} 👋\n\nНапишите, что ищете, — например: <i>угловой диван</i>. Покажу товары с ценами, а дальше — ссылка, менеджер или заявка, как удобнее.',
  help: 'Напишите обычными словами, что вам нужно: <i>кровать 160х200</i>, <i>серое кресло</i> или артикул товара.\n\nПод списком нажмите на товар — пришлю карточку. В ней три кнопки: страница товара, менеджер и заявка.',
  'search.results':
    'По запросу «{query}» {count, plural, one {нашёлся # товар} few {нашлось # товара} many {нашлось # товаров} other {нашлось # товара}}:',
  'search.similar': 'Точно по запросу «{query}» ничего нет. Вот что похоже:',
  'search.mended': 'Показано по «{query}».',
  'search.relaxed': 'С условием «{filter}» ничего нет. Вот ближайшее:',
  'search.item': '{name} — <b>{price}</b>',
  'search.page': 'Страница {page} из {pages}',
  'search.nothing':
    'По запросу «{query}» ничего не нашлось 🤷\n\nПопробуйте короче или другими словами — например, только вид товара: <i>диван</i>, <i>стол</i>. Или позовите менеджера: он поможет подобрать.',
  'search.nearest': 'Ближайшее, что есть:',
  'search.empty': 'Напишите словами, что ищете, — например: <i>угловой диван</i>.',
  'search.gone': 'Этот список устарел. Напишите запрос ещё раз — покажу свежий.',
  'product.card': '<b>{name}</b>\n\n💰 <b>{price}</b>\n📦 {availability}\nАртикул: <code>{sku}</code>',
  'product.price_stale': '{price} (уточняйте у менеджера)',
  'product.attribute': '{name}: {value}',
  'product.gone': 'Этого товара в каталоге больше нет. Напишите, что ищете, — подберу замену.',
  'availability.in_stock': 'в наличии: {count} шт.',
  'availability.out_of_stock': 'нет в наличии, под заказ',
  'availability.unknown': 'наличие уточняйте',
  'link.message': '«{name}» — страница товара на сайте:',
  'manager.called': 'Передал ваш вопрос менеджеру — он ответит в рабочее время. А пока можно искать дальше.',
  'manager.contact': 'Менеджер {handle} ответит на вопросы. Вопрос уже написан — осталось отправить:',
  'manager.question': 'Здравствуйте! Интересует «{name}», артикул {sku}.',
  'manager.question_search': 'Здравствуйте! Помогите подобрать: {query}',
  'manager.repeated': 'Менеджер уже знает о вашем вопросе и скоро ответит.',
  'manager.card':
    '📞 {handle} <b>Вопрос покупателя</b>\nПокупатель: {customer}\nИскал: {query}\nТовар: {product}',
  'ticket.accepted': 'Заявка на «{name}» принята ✅ Оформляю — номер пришлю сюда же.',
  'ticket.created':
    '🎫 Заявка <b>№{number}</b> оформлена: {name}. Менеджер свяжется с вами, чтобы уточнить детали.',
  'ticket.delayed':
    'Система заявок сейчас не отвечает. Ваша заявка на «{name}» сохранена и не потеряется: номер пришлю, как только система ответит.',
  'ticket.repeated': 'Эта заявка уже оформлена: №{number}.',
  'ticket.pending': 'Эта заявка уже принята, номер скоро придёт.',
  'ticket.by_hand': 'Заявку на «{name}» менеджер оформит сам и напишет вам. Ничего повторять не нужно.',
  'ticket.problem':
    '⚠️ {handle} <b>Заявка не попала в CRM</b> — оформите её вручную\nПокупатель: {customer}\nТовар: {product}\nПричина: {reason}',
  'deal.title': '{name} — {city_name}',
  'deal.comment':
    'Покупатель: {customer}\nИскал: {query}\nТовар: {name}\nАртикул: {sku}\nЦена, которую видел покупатель: {price}\n{link}',
  'fallback.unsupported':
    'Пока я понимаю только текст. Напишите словами, что ищете, — например: <i>угловой диван</i>.',
  'fallback.unknown_command': 'Такой команды нет. Просто напишите, что ищете, или нажмите /help.',
  'fallback.old_button': 'Эта кнопка устарела. Напишите запрос ещё раз.',
  'buttons.link': '🔗 Ссылка',
  'buttons.manager': '📞 Менеджер',
  'buttons.ticket': '🎫 Заявка',
  'buttons.open': 'Открыть страницу',
  'buttons.write': 'Написать менеджеру',
  'buttons.previous': '◀ Назад',
  'buttons.next': 'Ещё ▶',
  'commands.start': 'Начать сначала',
  'commands.help': 'Как пользоваться',
};
