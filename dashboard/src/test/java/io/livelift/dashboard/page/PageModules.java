package io.livelift.dashboard.page;

import com.microsoft.playwright.Page;

/** The page's pure modules, as the browser runs them. */
final class PageModules {
  private PageModules() {}

  /** What an expression over a module, called {@code m}, gives. */
  static Object eval(Page page, String module, String expression) {
    // The expression stands in the text: the page lets no script make code of a string.
    return page.evaluate(
        """
        async () => {
          const main = document.querySelector('script[type=module]').src;
          const m = await import(new URL('%s', main).href);
          return %s;
        }
        """
            .formatted(module, expression));
  }
}
