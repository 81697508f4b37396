package io.livelift.dashboard.api;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.livelift.dashboard.access.Access;
import io.livelift.dashboard.access.Need;
import io.livelift.dashboard.live.FrameStream;
import io.livelift.dashboard.live.LatestFrame;
import io.livelift.dashboard.sink.SinkHealth;
import io.livelift.dashboard.store.FrameReader;
import io.livelift.dashboard.views.Refusal;
import java.net.URI;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The web server: paths, files, headers, problems. */
public final class HttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
  private static final String BASE = "/api/v1";

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
              + " connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none';"
              + " form-action 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin");

  private final Javalin javalin;
  private final FrameStream stream;
  private final URI address;

  private HttpServer(Javalin javalin, FrameStream stream, URI address) {
    this.javalin = javalin;
    this.stream = stream;
    this.address = address;
  }

  /**
   * Starts listening.
   *
   * @param access who may ask for what
   * @throws IllegalStateException with one sentence if the port is in use
   */
  public static HttpServer start(
      HttpConfig config,
      Access access,
      FrameReader reader,
      LatestFrame latest,
      Supplier<SinkHealth.State> health,
      Editing editing) {
    var stream = new FrameStream(latest, access::admit);
    var api = new Api(reader, latest, health, stream, access.audit());
    var views = new ViewAnswers(reader, latest, access.audit());
    var javalin =
        Javalin.create(
            javalinConfig -> configure(javalinConfig, access, api, views, editing, latest, stream));
    try {
      javalin.start(config.host(), config.port());
    } catch (RuntimeException e) {
      stream.close();
      throw new IllegalStateException(
          "The dashboard cannot listen on %s:%d, the port is in use or not allowed; choose another."
              .formatted(config.host(), config.port()),
          e);
    }
    var host = config.host().contains(":") ? "[" + config.host() + "]" : config.host();
    var address = URI.create("http://" + host + ":" + javalin.port() + "/");
    return new HttpServer(javalin, stream, address);
  }

  public URI address() {
    return address;
  }

  @Override
  public void close() {
    stream.close();
    javalin.stop();
  }

  private static void configure(
      JavalinConfig config,
      Access access,
      Api api,
      ViewAnswers views,
      Editing editing,
      LatestFrame latest,
      FrameStream stream) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.jetty.modifyServletContextHandler(
        context -> {
          var holder = new ServletHolder("frame-stream", stream);
          holder.setAsyncSupported(true);
          context.addServlet(holder, BASE + "/stream");
        });
    config.routes.before(request -> HEADERS.forEach(request::header));
    PageFiles.load().routes(config);
    access.routes(config);
    routes(config, api);
    CampaignsRoutes.routes(config, BASE, views);
    OverviewRoutes.routes(config, BASE, views);
    CompareRoutes.routes(config, BASE, views);
    QualityRoutes.routes(config, BASE, views, latest, editing.lag(), editing.directory());
    new DefinitionRoutes(editing, access.audit()).routes(config, BASE);
    new AlertRoutes(editing, access.audit()).routes(config, BASE);
    WhereRoutes.routes(config, BASE, views);
    WorksRoutes.routes(config, BASE, views);
    WhoRoutes.routes(config, BASE, views);
    LiftRoutes.routes(config, BASE, views);
    problems(config);
  }

  private static void routes(JavalinConfig config, Api api) {
    config.routes.get(BASE + "/campaigns", api::campaigns);
    config.routes.get(BASE + "/campaigns/{id}", api::campaign);
    config.routes.get(BASE + "/campaigns/{id}/cells", api::cells);
    config.routes.get(BASE + "/campaigns/{id}/summary", api::summary);
    config.routes.get(BASE + "/campaigns/{id}/lift", api::lift);
    config.routes.get(BASE + "/campaigns/{id}/attribution", api::attribution);
    config.routes.get(BASE + "/campaigns/{id}/maturity", api::maturity);
    config.routes.get(BASE + "/campaigns/{id}/explain", api::explain);
    config.routes.get(BASE + "/epochs/latest", api::latestEpoch);
    config.routes.get(BASE + "/vocabulary", api::vocabulary, Need.ANYBODY);
    config.routes.get(BASE + "/regions", api::regions, Need.ANYBODY);
    config.routes.get(BASE + "/health", api::health, Need.ANYBODY);
    config.routes.get(BASE + "/openapi.yaml", api::contract, Need.ANYBODY);
  }

  private static void problems(JavalinConfig config) {
    config.routes.exception(Problem.class, (problem, request) -> tell(request, problem));
    config.routes.exception(
        Refusal.class,
        (refusal, request) -> tell(request, Problem.badRequest(refusal.getMessage())));
    config.routes.exception(
        HttpResponseException.class,
        (e, request) ->
            tell(
                request,
                switch (e.getStatus()) {
                  case 404 -> Problem.notFound("There is nothing at this path.");
                  case 405 -> Problem.wrongVerb();
                  default -> Problem.badRequest("The request is malformed.");
                }));
    config.routes.exception(
        FrameCache.AnswerFailed.class, (e, request) -> failed(e.getCause(), request));
    config.routes.exception(SQLException.class, HttpServer::failed);
    config.routes.exception(
        Exception.class,
        (e, request) -> {
          LOG.error("A request for {} failed.", request.path(), e);
          tell(request, Problem.failed());
        });
  }

  private static void failed(Throwable e, Context request) {
    if (e instanceof SQLException) {
      LOG.warn("Postgres did not answer: {}", e.getMessage());
      tell(
          request,
          Problem.unavailable("Postgres does not answer; what was shown last stays true."));
    } else {
      LOG.error("A request for {} failed.", request.path(), e);
      tell(request, Problem.failed());
    }
  }

  private static void tell(Context request, Problem problem) {
    if (problem.getRetryAfter() != null) {
      request.header("Retry-After", Long.toString(problem.getRetryAfter().toSeconds() + 1));
    }
    if (problem.getStatus() == 401) {
      request.header("WWW-Authenticate", "Bearer");
    }
    request.status(problem.getStatus()).contentType(Problem.CONTENT_TYPE).result(Api.json(problem));
  }
}
