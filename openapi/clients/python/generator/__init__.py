"""Makes `convenant_client._generated` from the API description.

The description is read by openapi-python-client; its own templates give a module per operation and per shape, each
with the code to convert it twice over. Ours give four modules that say what there is, and leave what is done with it
to the client.
"""
