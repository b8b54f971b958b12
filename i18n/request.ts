import { getRequestConfig } from "next-intl/server";
import { catalogues } from "./catalogues";
import { defaultLocale, messagesTimeZone } from "./locales";

/** What next-intl asks for in server components. No address names a language, so there is no routing by it. */
export default getRequestConfig(() => ({
  locale: defaultLocale,
  messages: catalogues[defaultLocale],
  timeZone: messagesTimeZone,
}));
