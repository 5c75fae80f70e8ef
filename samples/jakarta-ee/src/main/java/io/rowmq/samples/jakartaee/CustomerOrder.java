package io.rowmq.samples.jakartaee;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;

/** An order in the application's database. */
@Entity
@NamedQuery(name = "all", query = "SELECT o FROM CustomerOrder o ORDER BY o.id")
public class CustomerOrder {

    /** How far an order is. */
    public enum State {
        /** Placed; a message about it is on its way. */
        PLACED,
        /** The warehouse has it. */
        SHIPPED,
        /** The warehouse could not ship it. */
        REJECTED
    }

    @Id
    @GeneratedValue
    private long id;

    private String item = "";

    @Enumerated(EnumType.STRING)
    private State state = State.PLACED;

    /** For JPA. */
    protected CustomerOrder() {}

    CustomerOrder(String item) {
        this.item = item;
    }

    /** {@return its number} */
    public long getId() {
        return id;
    }

    /** {@return what was ordered} */
    public String getItem() {
        return item;
    }

    void become(State next) {
        state = next;
    }

    @Override
    public String toString() {
        return id + " " + item + " " + state;
    }
}
