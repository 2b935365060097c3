"""The faults a single service meets, and what each of them is to who asked (reliability reference, section 6).

Every 503 is a problem document with `Retry-After`, and no request hangs, which is asserted everywhere here.
The database is a real one of the tests' own, really stopped, killed, frozen, locked, filled or cut off.

===================================  ==========================================  =======================  ===========
fault                                test                                        answer                   at most
===================================  ==========================================  =======================  ===========
database stopped or killed           outages: stopped, killed                    database-unavailable     at once
- shutting down or starting          outages: shutting_down                      database-unavailable     at once
- restarted between two requests     outages: between_two_requests               none: 200, 201           at once
- restarted during a read            outages: during_a_read                      none: 200                at once
- restarted during a command         outages: during_a_command                   database-unavailable     at once
- frozen: accepts and never answers  outages: frozen                             database-unavailable     4.25 s
- made read-only under us            outages: made_read_only                     database-unavailable [1] at once
- gone when the register ends        outages: ends_in_time                       -                        3 s
failover to a standby                outages: failover                           database-unavailable [1] at once
network silent                       network: silent                             database-unavailable     4.25 s
- in the middle of a command         network: silent_during_a_command            either of two [4]        4.5 s
- connections forgotten while idle   network: forgotten_while_idle               none: 200, 201           1.1 s
- connections cut while idle         network: cut_between_two_requests           none: 200, 201           at once
connection cut during COMMIT         network: during_commit                      database-unavailable [2] at once
statement too slow                   contention: too_slow                        query-timeout            4 s
many statements, too slow together   contention: too_slow_together               query-timeout            4.5 s
lock not granted                     contention: lock                            resource-busy            2 s
deadlock, serialization failure      contention: conflict                        concurrent-update [3]    0.6 s
pool exhausted                       contention: pool                            overloaded               2 s
database out of connections, memory  contention: out_of                          overloaded               at once
disk full                            contention: disk_full                       database-unavailable [1] at once
login refused                        contention: login                           database-unavailable     at once
unhandled exception                  clients: unhandled                          internal-error (500)     at once
sender gone                          clients: cancelled; e2e/test_stopping       nobody reads it          -
SIGTERM                              e2e/test_stopping                           finished, then refused   drain + 1 s
===================================  ==========================================  =======================  ===========

[1] Commands only; reads go on. [2] The outcome is unknown; sent again with its key, the command is told the truth.
[3] After three attempts of the whole command. [4] `database-unavailable`, or `query-timeout` when the request as a
whole ran out of time first. During an outage `/health/ready` is 503 and `/health/live` is 200;
both are 200 while readers or writers wait for each other.
"""
