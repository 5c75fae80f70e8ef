package io.rowmq.console.internal.web;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/** Every request comes through here, and every answer gets the headers that tell the browser what it must not do. */
final class Gateway extends Handler.Abstract {

    /** Which header proves that a page of the console sends a request. */
    static final String TOKEN = "X-RowMQ-Token";

    private static final Logger LOG = System.getLogger("io.rowmq.console");
    private static final int MOST_LARGE = 16;
    private static final int NOT_ALLOWED = 405;
    private static final int FAILED = 500;

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:;"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
                    + " require-trusted-types-for 'script'; trusted-types 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Cache-Control",
            "no-store");

    private final HostNames names;
    private final Application application;
    private final String cookie;
    private final Pages pages = new Pages();
    private final Semaphore large = new Semaphore(MOST_LARGE);

    /** A part of the work for a request. */
    @FunctionalInterface
    private interface Step {
        @Nullable Reply take() throws Problem;
    }

    Gateway(HostNames names, String cookie, Application application) {
        this.names = names;
        this.cookie = cookie;
        this.application = application;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Reply reply = attempt(request, () -> begin(request, response, callback));
        if (reply != null) {
            send(reply, response, callback);
        }
        return true;
    }

    private static @Nullable Reply attempt(Request request, Step step) {
        try {
            return step.take();
        } catch (Problem problem) {
            return Reply.problem(problem.status(), problem.code(), String.valueOf(problem.getMessage()));
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "A request to " + request.getHttpURI().getPath() + " failed", failure);
            return Reply.problem(FAILED, "ROWMQ-CONSOLE-FAILED", "The console failed: " + failure);
        }
    }

    static void send(Reply reply, Response response, Callback callback) {
        response.setStatus(reply.status());
        HEADERS.forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.type());
        reply.headers().forEach(response.getHeaders()::put);
        response.write(true, ByteBuffer.wrap(reply.content()), callback);
    }

    /** The answer; null if it is sent when all of the request has come. */
    private @Nullable Reply begin(Request request, Response response, Callback callback) throws Problem {
        names.check(request.getHeaders().get(HttpHeader.HOST));
        String method = method(request);
        String path = Request.getPathInContext(request);
        if (!path.startsWith("/api/") && method.equals("GET")) {
            return pages.file(path);
        }
        if (method.equals("POST")) {
            Origin.check(request.getHeaders());
        } else if (!method.equals("GET")) {
            throw new Problem(
                    NOT_ALLOWED, "ROWMQ-CONSOLE-REQUEST", method + " is not understood; there are GET and POST");
        }
        // before anything that a stranger sends is read
        boolean known = application.admit(path, session(request));
        if (method.equals("GET")) {
            return answer(request, Map.of());
        }
        Body.read(request, known ? Body.LARGEST : Body.SMALL, large, (content, problem) -> {
            Reply reply = attempt(request, () -> {
                if (problem != null) {
                    throw problem;
                }
                return answer(request, JsonReader.object(content));
            });
            if (reply != null) {
                send(reply, response, callback);
            }
        });
        return null;
    }

    private static String method(Request request) {
        return request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
    }

    private Reply answer(Request request, Map<String, @Nullable Object> sent) throws Problem {
        Map<String, @Nullable Object> values = new HashMap<>();
        try {
            for (Fields.Field field : Request.extractQueryParameters(request)) {
                values.put(field.getName(), field.getValue());
            }
        } catch (RuntimeException e) {
            throw Problem.bad("The query '" + request.getHttpURI().getQuery() + "' cannot be read: " + e.getMessage());
        }
        values.putAll(sent);
        return application.answer(new Call(
                method(request),
                Request.getPathInContext(request),
                values,
                session(request),
                request.getHeaders().get(TOKEN),
                Request.getRemoteAddr(request),
                Origin.encrypted(request.getHeaders())));
    }

    private @Nullable String session(Request request) {
        for (HttpCookie one : Request.getCookies(request)) {
            if (one.getName().equals(cookie)) {
                return one.getValue();
            }
        }
        return null;
    }
}
