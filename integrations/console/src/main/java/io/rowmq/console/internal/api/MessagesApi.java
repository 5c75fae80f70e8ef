package io.rowmq.console.internal.api;

import io.rowmq.console.internal.login.Account;
import io.rowmq.console.internal.web.Call;
import io.rowmq.console.internal.web.Problem;
import io.rowmq.console.internal.web.Reply;
import io.rowmq.management.MessagePage;
import io.rowmq.management.RowmqMessage;
import jakarta.jms.JMSException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What waits in queues and subscriptions: looking, and sending something more. */
final class MessagesApi {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    private MessagesApi() {}

    static List<Route> routes() {
        return List.of(
                Route.look("messages", MessagesApi::browse),
                Route.look("message", (call, account) -> MessageView.whole(message(call, account))),
                Route.file("message/body", MessagesApi::body),
                Route.change("messages/send", MessagesApi::send));
    }

    private static Map<String, @Nullable Object> browse(Call call, Account account) throws Problem, JMSException {
        MessagePage page = account.management()
                .messages()
                .browse(
                        call.needed("source"),
                        call.text("selector"),
                        call.text("cursor"),
                        call.number("limit", USUAL, 1, MOST));
        return Map.of(
                "messages", page.messages().stream().map(MessageView::row).toList(),
                "cursor", page.cursor(),
                "end", page.end());
    }

    private static RowmqMessage message(Call call, Account account) throws Problem, JMSException {
        return account.management().messages().show(call.needed("source"), call.number("position"));
    }

    /** The whole body as a file that is saved, never shown as a page. */
    private static Reply body(Call call, Account account) throws Problem, JMSException {
        RowmqMessage message = message(call, account);
        byte[] bytes = message.bytes();
        String text = message.text();
        byte[] content = bytes != null ? bytes : (text == null ? "" : text).getBytes(StandardCharsets.UTF_8);
        String ending = text == null ? "bin" : message.bodyType().equals("TEXT") ? "txt" : "json";
        return Reply.file("application/octet-stream", content)
                .with(
                        "Content-Disposition",
                        "attachment; filename=\"message-" + message.position() + "." + ending + "\"");
    }

    private static Map<String, String> send(Call call, Account account) throws Problem, JMSException {
        return Map.of("id", account.management().messages().send(call.needed("target"), call.needed("message")));
    }
}
