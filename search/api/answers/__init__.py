"""What the API answers with: the contract's shapes, which OpenAPI describes, made of records."""
