package io.rowmq.containers.app;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.Map;
import javax.naming.InitialContext;

/** What can be asked of the application: a command and its arguments, and the answer as text. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Commands {

    @EJB
    private Orders orders;

    @EJB
    private Mail mail;

    @EJB
    private Defined defined;

    @EJB
    private Doom doom;

    @EJB
    private Journal journal;

    /** The answer; {@code failed: } and the reason if there is none. */
    public String answer(Map<String, String> arguments) {
        try {
            return carryOut(arguments);
        } catch (Exception e) {
            return "failed: " + e;
        }
    }

    private String carryOut(Map<String, String> arguments) throws Exception {
        String text = arguments.get("text");
        String queue = arguments.get("queue");
        boolean fail = arguments.get("fail") != null;
        switch (arguments.get("command")) {
            case "create" -> orders.createTable();
            case "place" -> orders.place(text, fail);
            case "rows" -> {
                return "" + orders.rows(text);
            }
            case "seen" -> {
                return String.join("\n", journal.of(text));
            }
            case "publish" -> mail.publish(arguments.get("kind"), text);
            case "send" -> mail.send(queue, text);
            case "sendByDefault" -> mail.sendByDefault(queue, text);
            case "sendToDefined" -> defined.send(arguments.get("names"), text, fail);
            case "die" -> doom.send(queue, text, arguments.get("manager"));
            case "take" -> {
                return mail.take(queue);
            }
            case "ask" -> {
                return mail.ask(text);
            }
            case "inject" -> ((Injected) new InitialContext().lookup("java:module/Injected")).send(queue, text, fail);
            case "break" -> journal.setBroken(fail);
            case "state" -> {
                return new Endpoints().state(queue);
            }
            case "pause", "resume" -> new Endpoints().call(queue, arguments.get("command"));
            default -> throw new IllegalArgumentException("unknown: " + arguments.get("command"));
        }
        return "done";
    }
}
