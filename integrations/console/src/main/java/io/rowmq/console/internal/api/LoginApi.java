package io.rowmq.console.internal.api;

import io.rowmq.console.ConsoleOptions;
import io.rowmq.console.internal.login.Account;
import io.rowmq.console.internal.login.LoginSession;
import io.rowmq.console.internal.login.Logins;
import io.rowmq.console.internal.web.Call;
import io.rowmq.console.internal.web.Problem;
import io.rowmq.console.internal.web.Reply;
import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Logging in and out, and what a page has to know about who it is shown to. */
final class LoginApi {

    static final String PATH = "/api/login";

    private static final Logger LOG = System.getLogger("io.rowmq.console");
    private static final int UNREACHABLE = 503;
    private static final Set<String> DENIED = Set.of("ROWMQ-DENIED", "ROWMQ-LOGIN");
    private static final String COOKIE = "Set-Cookie";

    private final Logins logins;
    private final String cookie;
    private final ConsoleOptions options;

    LoginApi(Logins logins, String cookie, ConsoleOptions options) {
        this.logins = logins;
        this.cookie = cookie;
        this.options = options;
    }

    /** Answers what needs no session; null for everything else. */
    @Nullable Reply answer(Call call) throws Problem, JMSException {
        if (call.path().equals(PATH)) {
            try {
                return call.changing() ? login(call) : Reply.json(Map.of("users", logins.usersExist()));
            } catch (JMSException failure) {
                // what the database says, and where it is, is not for strangers
                LOG.log(Level.WARNING, "The database cannot be asked who may log in", failure);
                throw new Problem(
                        UNREACHABLE,
                        "ROWMQ-CONSOLE-FAILED",
                        "The database cannot be asked who may log in; the console's log says why");
            }
        }
        if (call.path().equals("/api/session") && !call.changing()) {
            LoginSession session = logins.find(call.session());
            logins.checkStillOpen(session);
            return Reply.json(about(session));
        }
        return null;
    }

    private Reply login(Call call) throws Problem, JMSException {
        String secret = call.text("secret");
        LoginSession session;
        if (secret != null) {
            session = logins.bySecret(secret);
        } else {
            Object password = call.values().get("password");
            session =
                    logins.byPassword(call.needed("user"), password instanceof String text ? text : "", call.remote());
        }
        boolean told = false;
        try {
            Reply reply = Reply.json(about(session)).with(COOKIE, cookie(call, session.id(), ""));
            told = true;
            return reply;
        } finally {
            if (!told) {
                logins.end(session);
            }
        }
    }

    Reply logout(Call call, LoginSession session) {
        logins.end(session);
        return Reply.json(Map.of("done", true)).with(COOKIE, cookie(call, "", "; Max-Age=0"));
    }

    private String cookie(Call call, String value, String more) {
        return cookie + "=" + value + "; Path=/; HttpOnly; SameSite=Strict" + (call.encrypted() ? "; Secure" : "")
                + more;
    }

    private Map<String, @Nullable Object> about(LoginSession session) throws JMSException {
        Account account = session.account();
        Map<String, @Nullable Object> about = new LinkedHashMap<>();
        about.put("user", account.user());
        about.put("administrator", administrator(account));
        about.put("readOnly", options.readOnly());
        about.put("note", options.note());
        about.put("database", account.management().health().check().database());
        about.put("token", session.token());
        return about;
    }

    private static boolean administrator(Account account) throws JMSException {
        try {
            account.management().users().list();
            return true;
        } catch (JMSException denied) {
            if (DENIED.contains(String.valueOf(denied.getErrorCode()))) {
                return false;
            }
            throw denied;
        }
    }
}
