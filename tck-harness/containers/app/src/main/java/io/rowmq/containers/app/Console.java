package io.rowmq.containers.app;

import jakarta.ejb.EJB;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import javax.naming.InitialContext;

/** The application by HTTP: a command and its arguments, and the answer as text. */
@WebServlet("/do")
public class Console extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @EJB
    private transient Orders orders;

    @EJB
    private transient Mail mail;

    @EJB
    private transient Doom doom;

    @EJB
    private transient Journal journal;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        try {
            response.getWriter().print(answer(request));
        } catch (Exception e) {
            response.getWriter().print("failed: " + e);
        }
    }

    private String answer(HttpServletRequest request) throws Exception {
        String text = request.getParameter("text");
        String queue = request.getParameter("queue");
        boolean fail = request.getParameter("fail") != null;
        switch (request.getParameter("command")) {
            case "create" -> orders.createTable();
            case "place" -> orders.place(text, fail);
            case "rows" -> {
                return "" + orders.rows(text);
            }
            case "seen" -> {
                return String.join("\n", journal.of(text));
            }
            case "publish" -> mail.publish(request.getParameter("kind"), text);
            case "send" -> mail.send(queue, text);
            case "sendToOwn" -> mail.sendToOwn(text);
            case "die" -> doom.send(queue, text, request.getParameter("manager"));
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
            case "pause", "resume" -> new Endpoints().call(queue, request.getParameter("command"));
            default -> throw new IllegalArgumentException("unknown: " + request.getParameter("command"));
        }
        return "done";
    }
}
