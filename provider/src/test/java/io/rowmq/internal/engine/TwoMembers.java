package io.rowmq.internal.engine;

import jakarta.jms.JMSException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of two engines that share a database in memory begin and end with. */
abstract class TwoMembers {

    final SharedMemory memory = new SharedMemory();
    Member one;
    Member two;

    @BeforeEach
    void open() throws JMSException {
        one = new Member(memory);
        two = new Member(memory);
    }

    @AfterEach
    void close() {
        two.close();
        one.close();
    }
}
