package io.rowmq.containers.app;

import jakarta.ejb.EJB;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The application by HTTP: a command and its arguments, and the answer as text. */
@WebServlet("/do")
public class Console extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @EJB
    private transient Commands commands;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, String> arguments = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> arguments.put(name, values[0]));
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().print(commands.answer(arguments));
    }
}
