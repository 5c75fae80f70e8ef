package io.rowmq.samples.jakartaee;

import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Orders by HTTP: POST the name of an item, GET all orders with their states. */
@Path("orders")
@Produces(MediaType.TEXT_PLAIN)
public class OrderResource {

    @EJB
    private OrderDesk desk;

    /** Places an order; the answer is its number. */
    @POST
    public Response place(String item) {
        try {
            return Response.ok("" + desk.place(item)).build();
        } catch (EJBException e) {
            return Response.status(Response.Status.BAD_REQUEST)
                    .entity(e.getCausedByException().getMessage())
                    .build();
        }
    }

    /** {@return a line for each order} */
    @GET
    public String all() {
        return String.join("\n", desk.all());
    }
}
