package io.livelift.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.livelift.dashboard.access.Role;
import io.livelift.dashboard.access.Staff;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Signing in, and keeping people, as somebody at a browser does it. */
class AccessPageIT {
  private static final String OWN_PASSWORD = "a password of my own";

  private static Staff staff;
  private static Browser browser;

  @BeforeAll
  static void start() throws SQLException {
    assertThat(Browser.isThere())
        .as("Chromium is needed: install it, or name it in LIVELIFT_CHROMIUM")
        .isTrue();
    staff = new Staff();
    staff.add("boss", Role.ADMINISTRATOR);
    staff.add("viewer", Role.VIEWER, "spring");
    browser = new Browser();
  }

  @AfterAll
  static void stop() {
    browser.close();
    staff.close();
  }

  private static Page open(String query) {
    return browser.open(staff.store().address() + query, 1280, 900, ColorScheme.LIGHT).page();
  }

  private static void fill(Page page, String name, String password) {
    page.getByLabel("Name or e-mail").fill(name);
    page.getByLabel("Password", new GetByLabelOptions().setExact(true)).fill(password);
    page.getByTestId("signin-form").locator("button[type=submit]").click();
  }

  private static Page signedIn(String name, String query) {
    var page = open(query);
    fill(page, name, Staff.PASSWORD);
    assertThat(page.locator(".tabs")).isVisible();
    return page;
  }

  private static void changePassword(Page page, String current, String wanted) {
    var form = page.getByTestId("password-form");
    form.locator("[name=current]").fill(current);
    form.locator("[name=new]").fill(wanted);
    form.locator("[name=repeat]").fill(wanted);
    form.locator("button[type=submit]").click();
  }

  private static Locator row(Page page, String name) {
    return page.locator("tr[data-row='" + name + "']");
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
  }

  @Test
  void whoSignsInIsWhereTheyWantedToGo() {
    var page = open("?page=overview&campaign=spring&lang=en");
    assertThat(page).hasTitle("Sign in · Livelift");
    assertThat(page.getByLabel("Name or e-mail")).isFocused();
    fill(page, "viewer", "not the password");
    assertThat(page.getByRole(AriaRole.ALERT)).hasText("The name or the password is wrong.");
    assertThat(page.locator("[name=name]")).hasValue("viewer");
    fill(page, "viewer", Staff.PASSWORD);
    assertThat(page.locator("[data-testid=kpi-reach] [data-figure=reach]")).hasText("40");
    assertThat(page).hasURL(Pattern.compile("page=overview&campaign=spring"));
    assertThat(page.locator(".tabs a")).not().hasText(new String[] {"People"});
    assertThat(page.getByTestId("campaign-choice").locator("option"))
        .hasText(new String[] {"spring"});

    page.locator(".tool.account").click();
    page.getByTestId("sign-out").click();
    assertThat(page.getByTestId("signin-form")).isVisible();
    page.reload();
    assertThat(page.getByTestId("signin-form")).isVisible();
    page.close();
  }

  @Test
  void anAdministratorLetsSomebodyInAndTheyChooseAPassword() {
    var boss = signedIn("boss", "?page=admin-people&lang=en");
    boss.getByTestId("add-person").locator("[name=name]").fill("li@example.com");
    boss.getByTestId("add-person").locator("[name=role]").selectOption("MANAGER");
    boss.getByTestId("add-person").locator("[name=campaign][value=spring]").check();
    boss.getByTestId("add-person").locator("button[type=submit]").click();
    var oneTime = boss.getByTestId("secret").locator("code").textContent();
    assertThat(row(boss, "li@example.com").locator(".state")).hasText("has a one-time password");

    var li = open("?lang=en");
    fill(li, "li@example.com", oneTime);
    assertThat(li.locator("h1")).hasText("Choose a password");
    changePassword(li, oneTime, "short");
    assertThat(li.getByRole(AriaRole.ALERT)).hasText("The new password is too short.");
    changePassword(li, "not the one", OWN_PASSWORD);
    assertThat(li.getByRole(AriaRole.ALERT)).hasText("The present password is wrong.");
    changePassword(li, oneTime, OWN_PASSWORD);
    assertThat(li.getByTestId("campaign-choice").locator("option[value=spring]")).hasCount(1);
    assertThat(li.getByTestId("campaign-choice").locator("option[value=autumn]")).hasCount(0);

    button(boss, "Choose the campaigns of li@example.com").click();
    boss.getByTestId("grants").locator("[value=autumn]").check();
    boss.getByTestId("grants").locator("button[type=submit]").click();
    assertThat(row(boss, "li@example.com").locator("[data-cell=campaigns]"))
        .hasText("autumn, spring");
    li.reload();
    assertThat(li.getByTestId("campaign-choice").locator("option[value=autumn]")).hasCount(1);

    button(boss, "Disable li@example.com").click();
    assertThat(row(boss, "li@example.com").locator(".state")).hasText("disabled");
    // The open page learns of it by itself.
    assertThat(li.getByTestId("signin-form")).hasCount(1, new HasCountOptions().setTimeout(20_000));

    boss.getByText("Audit log").click();
    assertThat(boss.locator("[data-action=GRANTS_CHANGED]").first()).containsText("autumn");
    assertThat(boss.locator("[data-action=PERSON_CREATED]").first()).containsText("MANAGER");
    li.close();
    boss.close();
  }

  @Test
  void aTokenIsShownOnceAndReads() throws Exception {
    var page = signedIn("viewer", "?page=account&lang=en");
    var form = page.getByTestId("token-form");
    form.locator("[name=name]").fill("BI");
    form.locator("button[type=submit]").click();
    assertThat(form.getByRole(AriaRole.ALERT)).hasText("Choose at least one campaign.");
    form.locator("[value=spring]").check();
    form.locator("button[type=submit]").click();
    var token = page.getByTestId("secret").locator("code").textContent();
    assertThat(status("campaigns/spring", token)).isEqualTo(200);
    assertThat(status("campaigns/autumn", token)).isEqualTo(404);
    button(page, "Revoke: BI").click();
    assertThat(row(page, "BI").locator(".state")).hasText("revoked");
    assertThat(status("campaigns/spring", token)).isEqualTo(401);
    page.reload();
    assertThat(page.getByTestId("tokens")).isVisible();
    assertThat(page.getByTestId("secret")).hasCount(0);
    page.close();
  }

  private static int status(String path, String token) throws Exception {
    var address = URI.create(staff.store().address() + "api/v1/" + path);
    var request =
        HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  @Test
  void everyFormIsThereInBothLanguagesAndForEverybody() {
    var page = open("?lang=en&page=admin-people");
    page.getByTestId("language").click();
    assertThat(page.locator("h1")).hasText("登录");
    assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
    assertAccessible(page);
    picture(page, "signin");
    page.getByLabel("用户名或邮箱").fill("boss");
    page.getByLabel("密码", new GetByLabelOptions().setExact(true)).fill(Staff.PASSWORD);
    page.keyboard().press("Enter");
    assertThat(page.locator("h1")).hasText("人员与权限");
    assertThat(row(page, "viewer")).isVisible();
    assertAccessible(page);
    picture(page, "people");
    for (var tab : new String[] {"tokens", "log"}) {
      page.navigate(staff.store().address() + "?page=admin-people&lang=en&tab=" + tab);
      assertThat(page.locator(".page-admin-people .card")).isVisible();
      assertThat(page.locator(".loading")).hasCount(0);
      assertAccessible(page);
    }
    page.navigate(staff.store().address() + "?page=account&lang=en&theme=dark");
    assertThat(page.getByTestId("token-form")).isVisible();
    assertAccessible(page);
    page.close();
  }

  private static void assertAccessible(Page page) {
    assertThat(Axe.violations(page)).isEmpty();
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new ScreenshotOptions()
            .setPath(Path.of("target", "pictures", name + ".png"))
            .setFullPage(true));
  }
}
