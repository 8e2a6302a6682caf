// Generated from schemas/ by scripts/generate.ts. Do not edit: run `npm run generate`.
import type { PromptSpec } from '../prompt-spec.ts';

/** Every prompt: what limits its length, and the values that it may use. */
export const promptSpecs: Readonly<Record<PromptKey, PromptSpec>> = {
  'greeting': { limit: 'message', values: { city_name: { type: 'text', sample: "Усть-Каменогорск" } } },
  'greeting_again': { limit: 'message', values: { city_name: { type: 'text', sample: "Усть-Каменогорск" } } },
  'help': { limit: 'message', values: {  } },
  'menu.text': { limit: 'message', values: {  } },
  'search.results': { limit: 'message', values: { query: { type: 'text', sample: "угловой диван раскладной с ящиком для белья до 250 тысяч серый велюр недорого" }, count: { type: 'number', sample: 100000 } } },
  'search.similar': { limit: 'message', values: { query: { type: 'text', sample: "угловой диван раскладной с ящиком для белья до 250 тысяч серый велюр недорого" }, count: { type: 'number', sample: 100000 } } },
  'search.mended': { limit: 'message', values: { query: { type: 'text', sample: "угловой диван раскладной с ящиком для белья до 250 тысяч серый велюр недорого" } } },
  'search.relaxed': { limit: 'message', values: { filter: { type: 'text', sample: "от 150 тысяч до 250 тысяч, тёмно-серый, 160x200" }, query: { type: 'text', sample: "угловой диван раскладной с ящиком для белья до 250 тысяч серый велюр недорого" }, count: { type: 'number', sample: 100000 } } },
  'search.without': { limit: 'message', values: { filter: { type: 'text', sample: "до 150 тыс" } } },
  'search.item': { limit: 'message', values: { name: { type: 'text', sample: "Диван угловой раскладной «Медео Премиум» с ящиком для белья и оттоманкой, серый велюр, 280х180х90 см" }, price: { type: 'text', sample: "12 499 990,00 ₸" }, availability: { type: 'text', sample: "нет в наличии" } } },
  'search.page': { limit: 'message', values: { page: { type: 'number', sample: 10 }, pages: { type: 'number', sample: 10 } } },
  'search.nothing': { limit: 'message', values: { query: { type: 'text', sample: "угловой диван раскладной с ящиком для белья до 250 тысяч серый велюр недорого" } } },
  'search.nearest': { limit: 'message', values: {  } },
  'search.empty': { limit: 'message', values: {  } },
  'search.gone': { limit: 'answer', values: {  } },
  'search.unavailable': { limit: 'message', values: {  } },
  'catalog.title': { limit: 'message', values: {  } },
  'catalog.category': { limit: 'message', values: { name: { type: 'text', sample: "Мягкая мебель" } } },
  'catalog.products': { limit: 'message', values: { name: { type: 'text', sample: "Мягкая мебель" }, count: { type: 'number', sample: 1234 } } },
  'catalog.empty': { limit: 'message', values: {  } },
  'product.card': { limit: 'caption', values: { name: { type: 'text', sample: "Диван угловой раскладной «Медео Премиум» с ящиком для белья и оттоманкой, серый велюр, 280х180х90 см" }, price: { type: 'text', sample: "12 499 990,00 ₸" }, sku: { type: 'text', sample: "МТ-ТВ-151129-КОМПЛЕКТ" }, availability: { type: 'text', sample: "нет в наличии" } } },
  'product.price_stale': { limit: 'fragment', values: { price: { type: 'text', sample: "12 499 990,00 ₸" } } },
  'product.attribute': { limit: 'caption', values: { name: { type: 'text', sample: "Максимальная нагрузка" }, value: { type: 'text', sample: "серый велюр" } } },
  'product.gone': { limit: 'message', values: {  } },
  'product.photos': { limit: 'caption', values: { name: { type: 'text', sample: "Диван угловой «Каскад»" } } },
  'product.no_photos': { limit: 'message', values: {  } },
  'similar.results': { limit: 'message', values: { name: { type: 'text', sample: "Диван угловой раскладной «Каскад» с ящиком для белья" } } },
  'similar.none': { limit: 'message', values: {  } },
  'availability.in_stock': { limit: 'fragment', values: { count: { type: 'number', sample: 1000 } } },
  'availability.out_of_stock': { limit: 'fragment', values: {  } },
  'availability.unknown': { limit: 'fragment', values: {  } },
  'link.message': { limit: 'message', values: { name: { type: 'text', sample: "Диван угловой раскладной «Медео Премиум» с ящиком для белья и оттоманкой, серый велюр, 280х180х90 см" } } },
  'manager.called': { limit: 'message', values: { handle: { type: 'text', sample: "@zeta_ust_kamenogorsk_manager" } } },
  'manager.contact': { limit: 'message', values: { handle: { type: 'text', sample: "@zeta_ust_kamenogorsk_manager" } } },
  'manager.question': { limit: 'plain', values: { name: { type: 'text', sample: "Диван угловой раскладной «Медео Премиум» с ящиком для белья и оттоманкой, серый велюр, 280х180х90 см" }, sku: { type: 'text', sample: "МТ-ТВ-151129-КОМПЛЕКТ" } } },
  'manager.question_search': { limit: 'plain', values: { query: { type: 'text', sample: "угловой диван раскладной с ящиком для белья до 250 тысяч серый велюр недорого" } } },
  'manager.lost': { limit: 'message', values: {  } },
  'manager.repeated': { limit: 'message', values: {  } },
  'manager.card': { limit: 'message', values: { handle: { type: 'text', sample: "@zeta_ust_kamenogorsk_manager" }, customer: { type: 'text', sample: "Константин Константинопольский (@konstantin_konstantinopolsky)" }, query: { type: 'text', sample: "угловой диван раскладной с ящиком для белья до 250 тысяч серый велюр недорого" }, product: { type: 'text', sample: "Диван угловой раскладной «Медео Премиум» с ящиком для белья и оттоманкой, серый велюр" }, language: { type: 'text', sample: "қазақ тілі" } } },
  'manager.called_later': { limit: 'message', values: { handle: { type: 'text', sample: "@zeta_manager_almaty" }, opens: { type: 'text', sample: "понедельник, 09:00" } } },
  'manager.none': { limit: 'message', values: {  } },
  'manager.mention': { limit: 'message', values: { name: { type: 'text', sample: "Айгерим Сапарова" } } },
  'card.source': { limit: 'plain', values: { source: { type: 'text', sample: "instagram_autumn_2026" } } },
  'card.said': { limit: 'plain', values: {  } },
  'card.product_page': { limit: 'fragment', values: {  } },
  'card.deal': { limit: 'fragment', values: { number: { type: 'text', sample: "1048576" } } },
  'card.waiting': { limit: 'plain', values: {  } },
  'card.taken': { limit: 'plain', values: { manager: { type: 'text', sample: "Константин Константинопольский" } } },
  'card.closed': { limit: 'plain', values: { manager: { type: 'text', sample: "Константин Константинопольский" } } },
  'card.declined': { limit: 'plain', values: { manager: { type: 'text', sample: "Константин Константинопольский" } } },
  'card.returned': { limit: 'plain', values: {  } },
  'card.quiet': { limit: 'plain', values: {  } },
  'desk.took': { limit: 'answer', values: {  } },
  'desk.taken_by': { limit: 'answer', values: { manager: { type: 'text', sample: "Константин Константинопольский" } } },
  'desk.over': { limit: 'answer', values: {  } },
  'desk.customer_says': { limit: 'message', values: { customer: { type: 'text', sample: "Константин Константинопольский (@konstantin_konstantinopolsky)" }, text: { type: 'text', sample: "Здравствуйте! А можно такой же, но в другой обивке, и когда его смогут привезти в Каскелен?" } } },
  'desk.undelivered': { limit: 'message', values: {  } },
  'desk.reminder': { limit: 'message', values: { handle: { type: 'text', sample: "@zeta_ust_kamenogorsk_manager" }, customer: { type: 'text', sample: "Константин Константинопольский (@konstantin_konstantinopolsky)" }, minutes: { type: 'number', sample: 15 } } },
  'desk.morning': { limit: 'message', values: { handle: { type: 'text', sample: "@zeta_ust_kamenogorsk_manager" }, customer: { type: 'text', sample: "Константин Константинопольский (@konstantin_konstantinopolsky)" } } },
  'desk.unknown_reply': { limit: 'message', values: { name: { type: 'text', sample: "самовывоз" }, names: { type: 'text', sample: "!адрес, !доставка, !оплата" } } },
  'desk.paired': { limit: 'message', values: { city_name: { type: 'text', sample: "Усть-Каменогорск" }, chat: { type: 'text', sample: "-1001234567890" } } },
  'desk.topic': { limit: 'message', values: { customer: { type: 'text', sample: "Айгерим (@aigerim)" } } },
  'handoff.joined': { limit: 'message', values: { manager: { type: 'text', sample: "Константин Константинопольский" } } },
  'handoff.says': { limit: 'message', values: { manager: { type: 'text', sample: "Константин Константинопольский" }, text: { type: 'text', sample: "Здравствуйте! А можно такой же, но в другой обивке, и когда его смогут привезти в Каскелен?" } } },
  'handoff.closed': { limit: 'message', values: {  } },
  'handoff.declined': { limit: 'message', values: {  } },
  'handoff.returned': { limit: 'message', values: {  } },
  'handoff.quiet': { limit: 'message', values: {  } },
  'handoff.over': { limit: 'answer', values: {  } },
  'ticket.accepted': { limit: 'message', values: { name: { type: 'text', sample: "Диван угловой раскладной «Медео Премиум» с ящиком для белья и оттоманкой, серый велюр, 280х180х90 см" } } },
  'ticket.created': { limit: 'message', values: { number: { type: 'text', sample: "1234567" }, name: { type: 'text', sample: "Диван угловой раскладной «Медео Премиум» с ящиком для белья и оттоманкой, серый велюр, 280х180х90 см" } } },
  'ticket.delayed': { limit: 'message', values: { name: { type: 'text', sample: "Диван угловой раскладной «Медео Премиум» с ящиком для белья и оттоманкой, серый велюр, 280х180х90 см" } } },
  'ticket.repeated': { limit: 'message', values: { number: { type: 'text', sample: "1234567" } } },
  'ticket.pending': { limit: 'message', values: {  } },
  'ticket.by_hand': { limit: 'message', values: { name: { type: 'text', sample: "Диван угловой раскладной «Медео Премиум» с ящиком для белья и оттоманкой, серый велюр, 280х180х90 см" } } },
  'ticket.problem': { limit: 'message', values: { handle: { type: 'text', sample: "@zeta_ust_kamenogorsk_manager" }, customer: { type: 'text', sample: "Константин Константинопольский (@konstantin_konstantinopolsky)" }, product: { type: 'text', sample: "Диван угловой раскладной «Медео Премиум», МТ-ТВ-151129" }, reason: { type: 'text', sample: "ACCESS_DENIED" } } },
  'ticket.card': { limit: 'message', values: { handle: { type: 'text', sample: "@zeta_ust_kamenogorsk_manager" }, customer: { type: 'text', sample: "Константин Константинопольский (@konstantin_konstantinopolsky)" }, query: { type: 'text', sample: "угловой диван раскладной с ящиком для белья до 250 тысяч серый велюр недорого" }, product: { type: 'text', sample: "Диван угловой раскладной «Медео Премиум» с ящиком для белья и оттоманкой, серый велюр" }, language: { type: 'text', sample: "қазақ тілі" } } },
  'ticket.price_changed': { limit: 'message', values: { price: { type: 'text', sample: "12 499 990,00 ₸" }, now: { type: 'text', sample: "12 499 990,00 ₸" } } },
  'ticket.extended': { limit: 'message', values: { number: { type: 'text', sample: "1024" }, name: { type: 'text', sample: "Диван угловой «Каскад»" } } },
  'callback.offer': { limit: 'message', values: { phone: { type: 'text', sample: "+77273555555" } } },
  'callback.name': { limit: 'plain', values: { phone: { type: 'text', sample: "+77273555555" } } },
  'requests.title': { limit: 'message', values: {  } },
  'requests.none': { limit: 'message', values: {  } },
  'requests.item': { limit: 'message', values: { name: { type: 'text', sample: "Диван угловой раскладной «Каскад» с ящиком для белья" }, date: { type: 'text', sample: "27 ноября" }, state: { type: 'text', sample: "оформлена, №28583018" } } },
  'requests.open': { limit: 'fragment', values: {  } },
  'requests.created': { limit: 'fragment', values: { number: { type: 'text', sample: "28583018" } } },
  'requests.asked': { limit: 'fragment', values: {  } },
  'requests.lost': { limit: 'fragment', values: {  } },
  'deal.title': { limit: 'plain', values: { name: { type: 'text', sample: "Диван угловой раскладной «Медео Премиум» с ящиком для белья и оттоманкой, серый велюр, 280х180х90 см" }, city_name: { type: 'text', sample: "Усть-Каменогорск" } } },
  'deal.comment': { limit: 'comment', values: { customer: { type: 'text', sample: "Константин Константинопольский (@konstantin_konstantinopolsky)" }, query: { type: 'text', sample: "угловой диван раскладной с ящиком для белья до 250 тысяч серый велюр недорого" }, name: { type: 'text', sample: "Диван угловой раскладной «Медео Премиум» с ящиком для белья и оттоманкой, серый велюр, 280х180х90 см" }, sku: { type: 'text', sample: "МТ-ТВ-151129-КОМПЛЕКТ" }, price: { type: 'text', sample: "12 499 990,00 ₸" }, link: { type: 'text', sample: "https://shop.example/p/divan-uglovoy-razdvizhnoy-medeo-premium-s-yaschikom-dlya-belya" } } },
  'deal.callback_title': { limit: 'plain', values: { phone: { type: 'text', sample: "+77273555555" }, city_name: { type: 'text', sample: "Усть-Каменогорск" } } },
  'deal.callback_comment': { limit: 'comment', values: { customer: { type: 'text', sample: "Айгерим Сапарова (@aigerim_saparova)" }, phone: { type: 'text', sample: "+77273555555 (не проверен)" } } },
  'deal.phone_own': { limit: 'plain', values: { phone: { type: 'text', sample: "+77273555555" } } },
  'deal.phone_written': { limit: 'plain', values: { phone: { type: 'text', sample: "+77273555555" } } },
  'deal.price_changed': { limit: 'plain', values: { price: { type: 'text', sample: "12 499 990,00 ₸" } } },
  'deal.again': { limit: 'plain', values: { price: { type: 'text', sample: "12 499 990,00 ₸" } } },
  'order.card': { limit: 'message', values: { handle: { type: 'text', sample: "@zeta_ust_kamenogorsk_manager" }, customer: { type: 'text', sample: "Константин Константинопольский (@konstantin_konstantinopolsky)" }, phone: { type: 'text', sample: "+77273555555" }, comment: { type: 'text', sample: "Доставка после шести вечера, домофон не работает, позвоните за час: +7 701 123-45-67" }, products: { type: 'text', sample: "Диван угловой раскладной «Медео Премиум» с ящиком для белья, артикул МТ-ТВ-151129: 2 × 12 499 990,00 ₸" } } },
  'order.line': { limit: 'plain', values: { name: { type: 'text', sample: "Диван угловой раскладной «Медео Премиум» с ящиком для белья и оттоманкой, серый велюр, 280х180х90 см" }, sku: { type: 'text', sample: "МТ-ТВ-151129-КОМПЛЕКТ" }, quantity: { type: 'number', sample: 999 }, price: { type: 'text', sample: "12 499 990,00 ₸" } } },
  'order.comment': { limit: 'comment', values: { customer: { type: 'text', sample: "Константин Константинопольский (@konstantin_konstantinopolsky)" }, phone: { type: 'text', sample: "+77273555555" }, comment: { type: 'text', sample: "Доставка после шести вечера, домофон не работает, позвоните за час: +7 701 123-45-67" }, products: { type: 'text', sample: "Диван угловой раскладной «Медео Премиум» с ящиком для белья, артикул МТ-ТВ-151129: 2 × 12 499 990,00 ₸" } } },
  'order.waiting': { limit: 'plain', values: {  } },
  'order.taken': { limit: 'plain', values: { manager: { type: 'text', sample: "Константин Константинопольский" } } },
  'order.no_chat': { limit: 'message', values: { phone: { type: 'text', sample: "+77273555555" } } },
  'language.choose': { limit: 'message', values: {  } },
  'language.changed': { limit: 'message', values: {  } },
  'language.offer': { limit: 'message', values: {  } },
  'contacts.title': { limit: 'message', values: { city_name: { type: 'text', sample: "Усть-Каменогорск" } } },
  'contacts.distance': { limit: 'message', values: { km: { type: 'number', sample: 12.5 } } },
  'contacts.address': { limit: 'message', values: { address: { type: 'text', sample: "проспект Нурсултана Назарбаева, 223, ТРЦ «MEGA», 2 этаж" } } },
  'contacts.phone': { limit: 'message', values: { phone: { type: 'text', sample: "+7 727 355-55-55" } } },
  'contacts.hours': { limit: 'message', values: { hours: { type: 'text', sample: "пн–пт 09:00–20:00, сб, вс 10:00–18:00" } } },
  'contacts.open': { limit: 'message', values: {  } },
  'contacts.closed': { limit: 'message', values: { opens: { type: 'text', sample: "понедельник, 09:00" } } },
  'contacts.none': { limit: 'message', values: {  } },
  'contacts.nearest': { limit: 'message', values: { city_name: { type: 'text', sample: "Астана" }, km: { type: 'number', sample: 12.5 } } },
  'talk.hello': { limit: 'message', values: { city_name: { type: 'text', sample: "Усть-Каменогорск" } } },
  'talk.thanks': { limit: 'message', values: {  } },
  'talk.bye': { limit: 'message', values: {  } },
  'privacy.consent': { limit: 'message', values: { city_name: { type: 'text', sample: "Усть-Каменогорск" } } },
  'privacy.mydata': { limit: 'message', values: { name: { type: 'text', sample: "Константин Константинопольский (@konstantin_konstantinopolsky)" }, language: { type: 'text', sample: "қазақ тілі" }, count: { type: 'number', sample: 12 }, agreed: { type: 'text', sample: "12 сентября 2026 г." } } },
  'privacy.forget': { limit: 'message', values: {  } },
  'privacy.forgotten': { limit: 'message', values: {  } },
  'digest.text': { limit: 'message', values: { city_name: { type: 'text', sample: "Усть-Каменогорск" }, period: { type: 'text', sample: "23 – 29 ноября 2026 г." }, conversations: { type: 'number', sample: 1234 }, searches: { type: 'number', sample: 1234 }, nothing: { type: 'number', sample: 1234 }, tickets: { type: 'number', sample: 1234 }, questions: { type: 'number', sample: 1234 }, take: { type: 'text', sample: "12 мин" } } },
  'digest.missed': { limit: 'plain', values: {  } },
  'limits.too_fast': { limit: 'message', values: {  } },
  'fallback.unsupported': { limit: 'message', values: {  } },
  'fallback.unknown_command': { limit: 'message', values: {  } },
  'fallback.failed': { limit: 'message', values: {  } },
  'fallback.old_button': { limit: 'answer', values: {  } },
  'fallback.voice': { limit: 'message', values: {  } },
  'fallback.picture': { limit: 'message', values: {  } },
  'buttons.link': { limit: 'button', values: {  } },
  'buttons.manager': { limit: 'button', values: {  } },
  'buttons.ticket': { limit: 'button', values: {  } },
  'buttons.open': { limit: 'button', values: {  } },
  'buttons.write': { limit: 'button', values: {  } },
  'buttons.previous': { limit: 'half-button', values: {  } },
  'buttons.next': { limit: 'half-button', values: {  } },
  'buttons.catalog': { limit: 'half-button', values: {  } },
  'buttons.contacts': { limit: 'half-button', values: {  } },
  'buttons.ask': { limit: 'half-button', values: {  } },
  'buttons.language': { limit: 'half-button', values: {  } },
  'buttons.map': { limit: 'button', values: {  } },
  'buttons.all': { limit: 'button', values: { count: { type: 'number', sample: 1234 } } },
  'buttons.similar': { limit: 'half-button', values: {  } },
  'buttons.without': { limit: 'half-button', values: { filter: { type: 'text', sample: "до 150 тыс" } } },
  'buttons.up': { limit: 'button', values: {  } },
  'buttons.call_back': { limit: 'button', values: {  } },
  'buttons.requests': { limit: 'half-button', values: {  } },
  'buttons.take': { limit: 'half-button', values: {  } },
  'buttons.close': { limit: 'half-button', values: {  } },
  'buttons.not_ours': { limit: 'half-button', values: {  } },
  'buttons.back_to_bot': { limit: 'button', values: {  } },
  'buttons.agree': { limit: 'button', values: {  } },
  'buttons.policy': { limit: 'button', values: {  } },
  'buttons.forget': { limit: 'button', values: {  } },
  'buttons.photos': { limit: 'button', values: { count: { type: 'number', sample: 4 } } },
  'buttons.copy_address': { limit: 'button', values: {  } },
  'buttons.copy_number': { limit: 'button', values: {  } },
  'buttons.other_city': { limit: 'button', values: { city_name: { type: 'text', sample: "Астана" } } },
  'profile.description': { limit: 'description', values: { city_name: { type: 'text', sample: "Алматы" } } },
  'profile.about': { limit: 'about', values: { city_name: { type: 'text', sample: "Алматы" } } },
  'commands.start': { limit: 'command', values: {  } },
  'commands.help': { limit: 'command', values: {  } },
  'commands.menu': { limit: 'command', values: {  } },
  'commands.contacts': { limit: 'command', values: {  } },
  'commands.language': { limit: 'command', values: {  } },
  'commands.catalog': { limit: 'command', values: {  } },
  'commands.requests': { limit: 'command', values: {  } },
  'commands.mydata': { limit: 'command', values: {  } },
  'commands.forget': { limit: 'command', values: {  } },
};

/** Values of each prompt, by key. */
export interface PromptValues {
  'greeting': { readonly city_name: string };
  'greeting_again': { readonly city_name: string };
  'help': Readonly<Record<string, never>>;
  'menu.text': Readonly<Record<string, never>>;
  'search.results': { readonly query: string; readonly count: number };
  'search.similar': { readonly query: string; readonly count: number };
  'search.mended': { readonly query: string };
  'search.relaxed': { readonly filter: string; readonly query: string; readonly count: number };
  'search.without': { readonly filter: string };
  'search.item': { readonly name: string; readonly price: string; readonly availability: string };
  'search.page': { readonly page: number; readonly pages: number };
  'search.nothing': { readonly query: string };
  'search.nearest': Readonly<Record<string, never>>;
  'search.empty': Readonly<Record<string, never>>;
  'search.gone': Readonly<Record<string, never>>;
  'search.unavailable': Readonly<Record<string, never>>;
  'catalog.title': Readonly<Record<string, never>>;
  'catalog.category': { readonly name: string };
  'catalog.products': { readonly name: string; readonly count: number };
  'catalog.empty': Readonly<Record<string, never>>;
  'product.card': { readonly name: string; readonly price: string; readonly sku: string; readonly availability: string };
  'product.price_stale': { readonly price: string };
  'product.attribute': { readonly name: string; readonly value: string };
  'product.gone': Readonly<Record<string, never>>;
  'product.photos': { readonly name: string };
  'product.no_photos': Readonly<Record<string, never>>;
  'similar.results': { readonly name: string };
  'similar.none': Readonly<Record<string, never>>;
  'availability.in_stock': { readonly count: number };
  'availability.out_of_stock': Readonly<Record<string, never>>;
  'availability.unknown': Readonly<Record<string, never>>;
  'link.message': { readonly name: string };
  'manager.called': { readonly handle: string };
  'manager.contact': { readonly handle: string };
  'manager.question': { readonly name: string; readonly sku: string };
  'manager.question_search': { readonly query: string };
  'manager.lost': Readonly<Record<string, never>>;
  'manager.repeated': Readonly<Record<string, never>>;
  'manager.card': { readonly handle: string; readonly customer: string; readonly query: string; readonly product: string; readonly language: string };
  'manager.called_later': { readonly handle: string; readonly opens: string };
  'manager.none': Readonly<Record<string, never>>;
  'manager.mention': { readonly name: string };
  'card.source': { readonly source: string };
  'card.said': Readonly<Record<string, never>>;
  'card.product_page': Readonly<Record<string, never>>;
  'card.deal': { readonly number: string };
  'card.waiting': Readonly<Record<string, never>>;
  'card.taken': { readonly manager: string };
  'card.closed': { readonly manager: string };
  'card.declined': { readonly manager: string };
  'card.returned': Readonly<Record<string, never>>;
  'card.quiet': Readonly<Record<string, never>>;
  'desk.took': Readonly<Record<string, never>>;
  'desk.taken_by': { readonly manager: string };
  'desk.over': Readonly<Record<string, never>>;
  'desk.customer_says': { readonly customer: string; readonly text: string };
  'desk.undelivered': Readonly<Record<string, never>>;
  'desk.reminder': { readonly handle: string; readonly customer: string; readonly minutes: number };
  'desk.morning': { readonly handle: string; readonly customer: string };
  'desk.unknown_reply': { readonly name: string; readonly names: string };
  'desk.paired': { readonly city_name: string; readonly chat: string };
  'desk.topic': { readonly customer: string };
  'handoff.joined': { readonly manager: string };
  'handoff.says': { readonly manager: string; readonly text: string };
  'handoff.closed': Readonly<Record<string, never>>;
  'handoff.declined': Readonly<Record<string, never>>;
  'handoff.returned': Readonly<Record<string, never>>;
  'handoff.quiet': Readonly<Record<string, never>>;
  'handoff.over': Readonly<Record<string, never>>;
  'ticket.accepted': { readonly name: string };
  'ticket.created': { readonly number: string; readonly name: string };
  'ticket.delayed': { readonly name: string };
  'ticket.repeated': { readonly number: string };
  'ticket.pending': Readonly<Record<string, never>>;
  'ticket.by_hand': { readonly name: string };
  'ticket.problem': { readonly handle: string; readonly customer: string; readonly product: string; readonly reason: string };
  'ticket.card': { readonly handle: string; readonly customer: string; readonly query: string; readonly product: string; readonly language: string };
  'ticket.price_changed': { readonly price: string; readonly now: string };
  'ticket.extended': { readonly number: string; readonly name: string };
  'callback.offer': { readonly phone: string };
  'callback.name': { readonly phone: string };
  'requests.title': Readonly<Record<string, never>>;
  'requests.none': Readonly<Record<string, never>>;
  'requests.item': { readonly name: string; readonly date: string; readonly state: string };
  'requests.open': Readonly<Record<string, never>>;
  'requests.created': { readonly number: string };
  'requests.asked': Readonly<Record<string, never>>;
  'requests.lost': Readonly<Record<string, never>>;
  'deal.title': { readonly name: string; readonly city_name: string };
  'deal.comment': { readonly customer: string; readonly query: string; readonly name: string; readonly sku: string; readonly price: string; readonly link: string };
  'deal.callback_title': { readonly phone: string; readonly city_name: string };
  'deal.callback_comment': { readonly customer: string; readonly phone: string };
  'deal.phone_own': { readonly phone: string };
  'deal.phone_written': { readonly phone: string };
  'deal.price_changed': { readonly price: string };
  'deal.again': { readonly price: string };
  'order.card': { readonly handle: string; readonly customer: string; readonly phone: string; readonly comment: string; readonly products: string };
  'order.line': { readonly name: string; readonly sku: string; readonly quantity: number; readonly price: string };
  'order.comment': { readonly customer: string; readonly phone: string; readonly comment: string; readonly products: string };
  'order.waiting': Readonly<Record<string, never>>;
  'order.taken': { readonly manager: string };
  'order.no_chat': { readonly phone: string };
  'language.choose': Readonly<Record<string, never>>;
  'language.changed': Readonly<Record<string, never>>;
  'language.offer': Readonly<Record<string, never>>;
  'contacts.title': { readonly city_name: string };
  'contacts.distance': { readonly km: number };
  'contacts.address': { readonly address: string };
  'contacts.phone': { readonly phone: string };
  'contacts.hours': { readonly hours: string };
  'contacts.open': Readonly<Record<string, never>>;
  'contacts.closed': { readonly opens: string };
  'contacts.none': Readonly<Record<string, never>>;
  'contacts.nearest': { readonly city_name: string; readonly km: number };
  'talk.hello': { readonly city_name: string };
  'talk.thanks': Readonly<Record<string, never>>;
  'talk.bye': Readonly<Record<string, never>>;
  'privacy.consent': { readonly city_name: string };
  'privacy.mydata': { readonly name: string; readonly language: string; readonly count: number; readonly agreed: string };
  'privacy.forget': Readonly<Record<string, never>>;
  'privacy.forgotten': Readonly<Record<string, never>>;
  'digest.text': { readonly city_name: string; readonly period: string; readonly conversations: number; readonly searches: number; readonly nothing: number; readonly tickets: number; readonly questions: number; readonly take: string };
  'digest.missed': Readonly<Record<string, never>>;
  'limits.too_fast': Readonly<Record<string, never>>;
  'fallback.unsupported': Readonly<Record<string, never>>;
  'fallback.unknown_command': Readonly<Record<string, never>>;
  'fallback.failed': Readonly<Record<string, never>>;
  'fallback.old_button': Readonly<Record<string, never>>;
  'fallback.voice': Readonly<Record<string, never>>;
  'fallback.picture': Readonly<Record<string, never>>;
  'buttons.link': Readonly<Record<string, never>>;
  'buttons.manager': Readonly<Record<string, never>>;
  'buttons.ticket': Readonly<Record<string, never>>;
  'buttons.open': Readonly<Record<string, never>>;
  'buttons.write': Readonly<Record<string, never>>;
  'buttons.previous': Readonly<Record<string, never>>;
  'buttons.next': Readonly<Record<string, never>>;
  'buttons.catalog': Readonly<Record<string, never>>;
  'buttons.contacts': Readonly<Record<string, never>>;
  'buttons.ask': Readonly<Record<string, never>>;
  'buttons.language': Readonly<Record<string, never>>;
  'buttons.map': Readonly<Record<string, never>>;
  'buttons.all': { readonly count: number };
  'buttons.similar': Readonly<Record<string, never>>;
  'buttons.without': { readonly filter: string };
  'buttons.up': Readonly<Record<string, never>>;
  'buttons.call_back': Readonly<Record<string, never>>;
  'buttons.requests': Readonly<Record<string, never>>;
  'buttons.take': Readonly<Record<string, never>>;
  'buttons.close': Readonly<Record<string, never>>;
  'buttons.not_ours': Readonly<Record<string, never>>;
  'buttons.back_to_bot': Readonly<Record<string, never>>;
  'buttons.agree': Readonly<Record<string, never>>;
  'buttons.policy': Readonly<Record<string, never>>;
  'buttons.forget': Readonly<Record<string, never>>;
  'buttons.photos': { readonly count: number };
  'buttons.copy_address': Readonly<Record<string, never>>;
  'buttons.copy_number': Readonly<Record<string, never>>;
  'buttons.other_city': { readonly city_name: string };
  'profile.description': { readonly city_name: string };
  'profile.about': { readonly city_name: string };
  'commands.start': Readonly<Record<string, never>>;
  'commands.help': Readonly<Record<string, never>>;
  'commands.menu': Readonly<Record<string, never>>;
  'commands.contacts': Readonly<Record<string, never>>;
  'commands.language': Readonly<Record<string, never>>;
  'commands.catalog': Readonly<Record<string, never>>;
  'commands.requests': Readonly<Record<string, never>>;
  'commands.mydata': Readonly<Record<string, never>>;
  'commands.forget': Readonly<Record<string, never>>;
}

export type PromptKey = keyof PromptValues;
