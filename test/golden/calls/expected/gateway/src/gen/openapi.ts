// Generated from microservices.yaml: change it there.
export const openapi = {
  "openapi": "3.1.1",
  "info": {
    "title": "lending",
    "description": "The public API of lending.",
    "version": "1.0.0"
  },
  "servers": [
    {
      "url": "/"
    }
  ],
  "tags": [
    {
      "name": "books",
      "description": "what can be borrowed"
    },
    {
      "name": "loans"
    },
    {
      "name": "readers"
    }
  ],
  "paths": {
    "/books": {
      "post": {
        "operationId": "books_addBook",
        "tags": [
          "books"
        ],
        "summary": "Add book",
        "security": [
          {
            "token": [
              "books:write"
            ]
          }
        ],
        "description": "Scopes: books:write",
        "parameters": [
          {
            "name": "Idempotency-Key",
            "in": "header",
            "required": false,
            "description": "Repeating a request with its key gives the first answer again.",
            "schema": {
              "type": "string",
              "maxLength": 255
            }
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "title",
                  "feeCents"
                ],
                "properties": {
                  "title": {
                    "type": "string",
                    "maxLength": 255
                  },
                  "feeCents": {
                    "type": "integer",
                    "minimum": 0,
                    "maximum": 9007199254740991
                  },
                  "copies": {
                    "type": "integer",
                    "minimum": 0,
                    "maximum": 9007199254740991,
                    "default": 1
                  },
                  "format": {
                    "type": "object",
                    "additionalProperties": false,
                    "required": [
                      "widthMm",
                      "heightMm"
                    ],
                    "properties": {
                      "widthMm": {
                        "type": "integer",
                        "minimum": -9007199254740991,
                        "maximum": 9007199254740991
                      },
                      "heightMm": {
                        "type": "integer",
                        "minimum": -9007199254740991,
                        "maximum": 9007199254740991
                      }
                    }
                  }
                }
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "The answer.",
            "headers": {
              "ETag": {
                "$ref": "#/components/headers/ETag"
              },
              "Location": {
                "$ref": "#/components/headers/Location"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/books.Book"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/Problem400"
          },
          "401": {
            "$ref": "#/components/responses/Problem401"
          },
          "403": {
            "$ref": "#/components/responses/Problem403"
          },
          "409": {
            "$ref": "#/components/responses/Problem409"
          },
          "422": {
            "$ref": "#/components/responses/Problem422"
          },
          "429": {
            "$ref": "#/components/responses/Problem429"
          },
          "503": {
            "$ref": "#/components/responses/Problem503"
          }
        }
      },
      "get": {
        "operationId": "books_listBooks",
        "tags": [
          "books"
        ],
        "summary": "List books",
        "security": [],
        "parameters": [
          {
            "name": "limit",
            "in": "query",
            "required": false,
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 100,
              "default": 20,
              "description": "Items a page."
            }
          },
          {
            "name": "cursor",
            "in": "query",
            "required": false,
            "schema": {
              "type": "string",
              "maxLength": 4096,
              "description": "nextCursor of the page before, with the same sort and filters."
            }
          },
          {
            "name": "sort",
            "in": "query",
            "required": false,
            "schema": {
              "type": "string",
              "enum": [
                "createdAt",
                "-createdAt",
                "title",
                "-title"
              ],
              "default": "-createdAt",
              "description": "Field to sort by; a leading dash for descending."
            }
          },
          {
            "name": "title",
            "in": "query",
            "required": false,
            "schema": {
              "type": "string",
              "maxLength": 255
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The answer.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "items"
                  ],
                  "properties": {
                    "items": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/books.Book"
                      }
                    },
                    "nextCursor": {
                      "type": "string",
                      "description": "Absent on the last page."
                    }
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/Problem400"
          },
          "429": {
            "$ref": "#/components/responses/Problem429"
          },
          "503": {
            "$ref": "#/components/responses/Problem503"
          }
        }
      }
    },
    "/books/{id}": {
      "get": {
        "operationId": "books_getBook",
        "tags": [
          "books"
        ],
        "summary": "Get book",
        "security": [],
        "parameters": [
          {
            "name": "id",
            "in": "path",
            "required": true,
            "schema": {
              "type": "string",
              "format": "uuid"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The answer.",
            "headers": {
              "ETag": {
                "$ref": "#/components/headers/ETag"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/books.Book"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/Problem400"
          },
          "404": {
            "$ref": "#/components/responses/Problem404"
          },
          "429": {
            "$ref": "#/components/responses/Problem429"
          },
          "503": {
            "$ref": "#/components/responses/Problem503"
          }
        }
      }
    },
    "/fees": {
      "get": {
        "operationId": "loans_feeOf",
        "tags": [
          "loans"
        ],
        "summary": "Fee of",
        "security": [
          {
            "token": [
              "loans:read"
            ]
          }
        ],
        "description": "Scopes: loans:read",
        "parameters": [
          {
            "name": "bookId",
            "in": "query",
            "required": true,
            "schema": {
              "type": "string",
              "format": "uuid"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The answer.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "feeCents",
                    "title"
                  ],
                  "properties": {
                    "feeCents": {
                      "type": "integer",
                      "minimum": -9007199254740991,
                      "maximum": 9007199254740991
                    },
                    "title": {
                      "type": "string",
                      "maxLength": 255
                    }
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/Problem400"
          },
          "401": {
            "$ref": "#/components/responses/Problem401"
          },
          "403": {
            "$ref": "#/components/responses/Problem403"
          },
          "422": {
            "$ref": "#/components/responses/Problem422"
          },
          "429": {
            "$ref": "#/components/responses/Problem429"
          },
          "502": {
            "$ref": "#/components/responses/Problem502"
          },
          "503": {
            "$ref": "#/components/responses/Problem503"
          },
          "504": {
            "$ref": "#/components/responses/Problem504"
          }
        }
      }
    },
    "/fines": {
      "post": {
        "operationId": "loans_fineReader",
        "tags": [
          "loans"
        ],
        "summary": "Fine reader",
        "security": [
          {
            "token": [
              "loans:write"
            ]
          }
        ],
        "description": "Scopes: loans:write",
        "parameters": [
          {
            "name": "Idempotency-Key",
            "in": "header",
            "required": false,
            "description": "Repeating a request with its key gives the first answer again.",
            "schema": {
              "type": "string",
              "maxLength": 255
            }
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "loan",
                  "readerId",
                  "reasonText"
                ],
                "properties": {
                  "loan": {
                    "type": "string",
                    "format": "uuid"
                  },
                  "readerId": {
                    "type": "string",
                    "format": "uuid"
                  },
                  "reasonText": {
                    "type": "string",
                    "maxLength": 255
                  }
                }
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "The answer.",
            "headers": {
              "ETag": {
                "$ref": "#/components/headers/ETag"
              },
              "Location": {
                "$ref": "#/components/headers/Location"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/loans.Fine"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/Problem400"
          },
          "401": {
            "$ref": "#/components/responses/Problem401"
          },
          "403": {
            "$ref": "#/components/responses/Problem403"
          },
          "409": {
            "$ref": "#/components/responses/Problem409"
          },
          "422": {
            "$ref": "#/components/responses/Problem422"
          },
          "429": {
            "$ref": "#/components/responses/Problem429"
          },
          "502": {
            "$ref": "#/components/responses/Problem502"
          },
          "503": {
            "$ref": "#/components/responses/Problem503"
          },
          "504": {
            "$ref": "#/components/responses/Problem504"
          }
        }
      }
    },
    "/holds/{id}": {
      "get": {
        "operationId": "books_getHold",
        "tags": [
          "books"
        ],
        "summary": "Get hold",
        "security": [
          {
            "token": [
              "books:read"
            ]
          }
        ],
        "description": "Scopes: books:read",
        "parameters": [
          {
            "name": "id",
            "in": "path",
            "required": true,
            "schema": {
              "type": "string",
              "format": "uuid"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The answer.",
            "headers": {
              "ETag": {
                "$ref": "#/components/headers/ETag"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/books.Hold"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/Problem400"
          },
          "401": {
            "$ref": "#/components/responses/Problem401"
          },
          "403": {
            "$ref": "#/components/responses/Problem403"
          },
          "404": {
            "$ref": "#/components/responses/Problem404"
          },
          "429": {
            "$ref": "#/components/responses/Problem429"
          },
          "503": {
            "$ref": "#/components/responses/Problem503"
          }
        }
      }
    },
    "/loans": {
      "post": {
        "operationId": "loans_borrowBook",
        "tags": [
          "loans"
        ],
        "summary": "Borrow book",
        "security": [
          {
            "token": [
              "loans:write"
            ]
          }
        ],
        "description": "Scopes: loans:write",
        "parameters": [
          {
            "name": "Idempotency-Key",
            "in": "header",
            "required": false,
            "description": "Repeating a request with its key gives the first answer again.",
            "schema": {
              "type": "string",
              "maxLength": 255
            }
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "bookId",
                  "days"
                ],
                "properties": {
                  "bookId": {
                    "type": "string",
                    "format": "uuid"
                  },
                  "days": {
                    "type": "integer",
                    "minimum": 1,
                    "maximum": 9007199254740991
                  }
                }
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "The answer.",
            "headers": {
              "ETag": {
                "$ref": "#/components/headers/ETag"
              },
              "Location": {
                "$ref": "#/components/headers/Location"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/loans.Loan"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/Problem400"
          },
          "401": {
            "$ref": "#/components/responses/Problem401"
          },
          "403": {
            "$ref": "#/components/responses/Problem403"
          },
          "409": {
            "$ref": "#/components/responses/Problem409"
          },
          "422": {
            "$ref": "#/components/responses/Problem422"
          },
          "429": {
            "$ref": "#/components/responses/Problem429"
          },
          "502": {
            "$ref": "#/components/responses/Problem502"
          },
          "503": {
            "$ref": "#/components/responses/Problem503"
          },
          "504": {
            "$ref": "#/components/responses/Problem504"
          }
        }
      },
      "get": {
        "operationId": "loans_listLoans",
        "tags": [
          "loans"
        ],
        "summary": "List loans",
        "security": [
          {
            "token": [
              "loans:read"
            ]
          }
        ],
        "description": "Scopes: loans:read",
        "parameters": [
          {
            "name": "limit",
            "in": "query",
            "required": false,
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 100,
              "default": 20,
              "description": "Items a page."
            }
          },
          {
            "name": "cursor",
            "in": "query",
            "required": false,
            "schema": {
              "type": "string",
              "maxLength": 4096,
              "description": "nextCursor of the page before, with the same sort and filters."
            }
          },
          {
            "name": "sort",
            "in": "query",
            "required": false,
            "schema": {
              "type": "string",
              "enum": [
                "createdAt",
                "-createdAt",
                "bookId",
                "-bookId"
              ],
              "default": "-createdAt",
              "description": "Field to sort by; a leading dash for descending."
            }
          },
          {
            "name": "bookId",
            "in": "query",
            "required": false,
            "schema": {
              "type": "string",
              "format": "uuid"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The answer.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "items"
                  ],
                  "properties": {
                    "items": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/loans.Loan"
                      }
                    },
                    "nextCursor": {
                      "type": "string",
                      "description": "Absent on the last page."
                    }
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/Problem400"
          },
          "401": {
            "$ref": "#/components/responses/Problem401"
          },
          "403": {
            "$ref": "#/components/responses/Problem403"
          },
          "422": {
            "$ref": "#/components/responses/Problem422"
          },
          "429": {
            "$ref": "#/components/responses/Problem429"
          },
          "502": {
            "$ref": "#/components/responses/Problem502"
          },
          "503": {
            "$ref": "#/components/responses/Problem503"
          },
          "504": {
            "$ref": "#/components/responses/Problem504"
          }
        }
      }
    },
    "/loans/batch": {
      "post": {
        "operationId": "loans_loansById",
        "tags": [
          "loans"
        ],
        "summary": "Loans by id",
        "security": [
          {
            "token": [
              "loans:read"
            ]
          }
        ],
        "description": "Scopes: loans:read",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "ids"
                ],
                "properties": {
                  "ids": {
                    "type": "array",
                    "items": {
                      "type": "string",
                      "format": "uuid"
                    },
                    "maxItems": 1000
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The answer.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "array",
                  "items": {
                    "$ref": "#/components/schemas/loans.Loan"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/Problem400"
          },
          "401": {
            "$ref": "#/components/responses/Problem401"
          },
          "403": {
            "$ref": "#/components/responses/Problem403"
          },
          "422": {
            "$ref": "#/components/responses/Problem422"
          },
          "429": {
            "$ref": "#/components/responses/Problem429"
          },
          "502": {
            "$ref": "#/components/responses/Problem502"
          },
          "503": {
            "$ref": "#/components/responses/Problem503"
          },
          "504": {
            "$ref": "#/components/responses/Problem504"
          }
        }
      }
    },
    "/loans/quote": {
      "post": {
        "operationId": "loans_quoteFees",
        "tags": [
          "loans"
        ],
        "summary": "Quote fees",
        "security": [
          {
            "token": [
              "loans:read"
            ]
          }
        ],
        "description": "Scopes: loans:read",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "bookIds"
                ],
                "properties": {
                  "bookIds": {
                    "type": "array",
                    "items": {
                      "type": "string",
                      "format": "uuid"
                    },
                    "maxItems": 1000
                  },
                  "readerId": {
                    "type": "string",
                    "format": "uuid"
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The answer.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "totalCents"
                  ],
                  "properties": {
                    "totalCents": {
                      "type": "integer",
                      "minimum": -9007199254740991,
                      "maximum": 9007199254740991
                    }
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/Problem400"
          },
          "401": {
            "$ref": "#/components/responses/Problem401"
          },
          "403": {
            "$ref": "#/components/responses/Problem403"
          },
          "422": {
            "$ref": "#/components/responses/Problem422"
          },
          "429": {
            "$ref": "#/components/responses/Problem429"
          },
          "502": {
            "$ref": "#/components/responses/Problem502"
          },
          "503": {
            "$ref": "#/components/responses/Problem503"
          },
          "504": {
            "$ref": "#/components/responses/Problem504"
          }
        }
      }
    },
    "/loans/{id}": {
      "delete": {
        "operationId": "loans_dropLoan",
        "tags": [
          "loans"
        ],
        "summary": "Drop loan",
        "security": [
          {
            "token": [
              "loans:write"
            ]
          }
        ],
        "description": "Scopes: loans:write",
        "parameters": [
          {
            "name": "id",
            "in": "path",
            "required": true,
            "schema": {
              "type": "string",
              "format": "uuid"
            }
          },
          {
            "name": "If-Match",
            "in": "header",
            "required": false,
            "description": "The ETag that the change is based on; 412 when it is not the latest.",
            "schema": {
              "type": "string",
              "maxLength": 255
            }
          }
        ],
        "responses": {
          "204": {
            "description": "Done."
          },
          "400": {
            "$ref": "#/components/responses/Problem400"
          },
          "401": {
            "$ref": "#/components/responses/Problem401"
          },
          "403": {
            "$ref": "#/components/responses/Problem403"
          },
          "404": {
            "$ref": "#/components/responses/Problem404"
          },
          "409": {
            "$ref": "#/components/responses/Problem409"
          },
          "412": {
            "$ref": "#/components/responses/Problem412"
          },
          "422": {
            "$ref": "#/components/responses/Problem422"
          },
          "429": {
            "$ref": "#/components/responses/Problem429"
          },
          "502": {
            "$ref": "#/components/responses/Problem502"
          },
          "503": {
            "$ref": "#/components/responses/Problem503"
          },
          "504": {
            "$ref": "#/components/responses/Problem504"
          }
        }
      },
      "put": {
        "operationId": "loans_extendLoan",
        "tags": [
          "loans"
        ],
        "summary": "Extend loan",
        "security": [
          {
            "token": [
              "loans:write"
            ]
          }
        ],
        "description": "Scopes: loans:write",
        "parameters": [
          {
            "name": "id",
            "in": "path",
            "required": true,
            "schema": {
              "type": "string",
              "format": "uuid"
            }
          },
          {
            "name": "If-Match",
            "in": "header",
            "required": false,
            "description": "The ETag that the change is based on; 412 when it is not the latest.",
            "schema": {
              "type": "string",
              "maxLength": 255
            }
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "days"
                ],
                "properties": {
                  "days": {
                    "type": "integer",
                    "minimum": 1,
                    "maximum": 9007199254740991
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The answer.",
            "headers": {
              "ETag": {
                "$ref": "#/components/headers/ETag"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/loans.Loan"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/Problem400"
          },
          "401": {
            "$ref": "#/components/responses/Problem401"
          },
          "403": {
            "$ref": "#/components/responses/Problem403"
          },
          "404": {
            "$ref": "#/components/responses/Problem404"
          },
          "409": {
            "$ref": "#/components/responses/Problem409"
          },
          "412": {
            "$ref": "#/components/responses/Problem412"
          },
          "422": {
            "$ref": "#/components/responses/Problem422"
          },
          "429": {
            "$ref": "#/components/responses/Problem429"
          },
          "502": {
            "$ref": "#/components/responses/Problem502"
          },
          "503": {
            "$ref": "#/components/responses/Problem503"
          },
          "504": {
            "$ref": "#/components/responses/Problem504"
          }
        }
      },
      "get": {
        "operationId": "loans_getLoan",
        "tags": [
          "loans"
        ],
        "summary": "Get loan",
        "security": [
          {
            "token": [
              "loans:read"
            ]
          }
        ],
        "description": "Scopes: loans:read",
        "parameters": [
          {
            "name": "id",
            "in": "path",
            "required": true,
            "schema": {
              "type": "string",
              "format": "uuid"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The answer.",
            "headers": {
              "ETag": {
                "$ref": "#/components/headers/ETag"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/loans.Loan"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/Problem400"
          },
          "401": {
            "$ref": "#/components/responses/Problem401"
          },
          "403": {
            "$ref": "#/components/responses/Problem403"
          },
          "404": {
            "$ref": "#/components/responses/Problem404"
          },
          "429": {
            "$ref": "#/components/responses/Problem429"
          },
          "503": {
            "$ref": "#/components/responses/Problem503"
          }
        }
      }
    },
    "/loans/{id}/description": {
      "get": {
        "operationId": "loans_describeLoan",
        "tags": [
          "loans"
        ],
        "summary": "Describe loan",
        "security": [
          {
            "token": [
              "loans:read"
            ]
          }
        ],
        "description": "Scopes: loans:read",
        "parameters": [
          {
            "name": "id",
            "in": "path",
            "required": true,
            "schema": {
              "type": "string",
              "format": "uuid"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The answer.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "loanId",
                    "days"
                  ],
                  "properties": {
                    "loanId": {
                      "type": "string",
                      "format": "uuid"
                    },
                    "days": {
                      "type": "integer",
                      "minimum": -9007199254740991,
                      "maximum": 9007199254740991
                    },
                    "bookTitle": {
                      "type": "string",
                      "maxLength": 255
                    },
                    "feeCents": {
                      "type": "integer",
                      "minimum": -9007199254740991,
                      "maximum": 9007199254740991
                    }
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/Problem400"
          },
          "401": {
            "$ref": "#/components/responses/Problem401"
          },
          "403": {
            "$ref": "#/components/responses/Problem403"
          },
          "404": {
            "$ref": "#/components/responses/Problem404"
          },
          "422": {
            "$ref": "#/components/responses/Problem422"
          },
          "429": {
            "$ref": "#/components/responses/Problem429"
          },
          "502": {
            "$ref": "#/components/responses/Problem502"
          },
          "503": {
            "$ref": "#/components/responses/Problem503"
          },
          "504": {
            "$ref": "#/components/responses/Problem504"
          }
        }
      }
    },
    "/loans/{id}/explanation": {
      "get": {
        "operationId": "loans_explainLoan",
        "tags": [
          "loans"
        ],
        "summary": "Explain loan",
        "security": [
          {
            "token": [
              "loans:read"
            ]
          }
        ],
        "description": "Scopes: loans:read",
        "parameters": [
          {
            "name": "id",
            "in": "path",
            "required": true,
            "schema": {
              "type": "string",
              "format": "uuid"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The answer.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "loanId",
                    "verdict"
                  ],
                  "properties": {
                    "loanId": {
                      "type": "string",
                      "format": "uuid"
                    },
                    "verdict": {
                      "type": "string",
                      "maxLength": 255
                    }
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/Problem400"
          },
          "401": {
            "$ref": "#/components/responses/Problem401"
          },
          "403": {
            "$ref": "#/components/responses/Problem403"
          },
          "404": {
            "$ref": "#/components/responses/Problem404"
          },
          "422": {
            "$ref": "#/components/responses/Problem422"
          },
          "429": {
            "$ref": "#/components/responses/Problem429"
          },
          "502": {
            "$ref": "#/components/responses/Problem502"
          },
          "503": {
            "$ref": "#/components/responses/Problem503"
          },
          "504": {
            "$ref": "#/components/responses/Problem504"
          }
        }
      }
    },
    "/loans/{id}/return": {
      "post": {
        "operationId": "loans_returnLoan",
        "tags": [
          "loans"
        ],
        "summary": "Return loan",
        "security": [
          {
            "token": [
              "loans:write"
            ]
          }
        ],
        "description": "Scopes: loans:write",
        "parameters": [
          {
            "name": "id",
            "in": "path",
            "required": true,
            "schema": {
              "type": "string",
              "format": "uuid"
            }
          },
          {
            "name": "Idempotency-Key",
            "in": "header",
            "required": false,
            "description": "Repeating a request with its key gives the first answer again.",
            "schema": {
              "type": "string",
              "maxLength": 255
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The answer.",
            "headers": {
              "ETag": {
                "$ref": "#/components/headers/ETag"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/loans.Loan"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/Problem400"
          },
          "401": {
            "$ref": "#/components/responses/Problem401"
          },
          "403": {
            "$ref": "#/components/responses/Problem403"
          },
          "404": {
            "$ref": "#/components/responses/Problem404"
          },
          "409": {
            "$ref": "#/components/responses/Problem409"
          },
          "412": {
            "$ref": "#/components/responses/Problem412"
          },
          "422": {
            "$ref": "#/components/responses/Problem422"
          },
          "429": {
            "$ref": "#/components/responses/Problem429"
          },
          "502": {
            "$ref": "#/components/responses/Problem502"
          },
          "503": {
            "$ref": "#/components/responses/Problem503"
          },
          "504": {
            "$ref": "#/components/responses/Problem504"
          }
        }
      }
    },
    "/readers": {
      "post": {
        "operationId": "readers_createReader",
        "tags": [
          "readers"
        ],
        "summary": "Create reader",
        "security": [
          {
            "token": [
              "readers:write"
            ]
          }
        ],
        "description": "Scopes: readers:write",
        "parameters": [
          {
            "name": "Idempotency-Key",
            "in": "header",
            "required": false,
            "description": "Repeating a request with its key gives the first answer again.",
            "schema": {
              "type": "string",
              "maxLength": 255
            }
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "name",
                  "mail",
                  "pin"
                ],
                "properties": {
                  "name": {
                    "type": "string",
                    "maxLength": 255
                  },
                  "mail": {
                    "type": "string",
                    "format": "email",
                    "maxLength": 254
                  },
                  "pin": {
                    "type": "string",
                    "maxLength": 255
                  }
                }
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "The answer.",
            "headers": {
              "ETag": {
                "$ref": "#/components/headers/ETag"
              },
              "Location": {
                "$ref": "#/components/headers/Location"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/readers.Reader"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/Problem400"
          },
          "401": {
            "$ref": "#/components/responses/Problem401"
          },
          "403": {
            "$ref": "#/components/responses/Problem403"
          },
          "409": {
            "$ref": "#/components/responses/Problem409"
          },
          "422": {
            "$ref": "#/components/responses/Problem422"
          },
          "429": {
            "$ref": "#/components/responses/Problem429"
          },
          "503": {
            "$ref": "#/components/responses/Problem503"
          }
        }
      },
      "get": {
        "operationId": "readers_listReaders",
        "tags": [
          "readers"
        ],
        "summary": "List readers",
        "security": [
          {
            "token": [
              "readers:read"
            ]
          }
        ],
        "description": "Scopes: readers:read",
        "parameters": [
          {
            "name": "limit",
            "in": "query",
            "required": false,
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 100,
              "default": 20,
              "description": "Items a page."
            }
          },
          {
            "name": "cursor",
            "in": "query",
            "required": false,
            "schema": {
              "type": "string",
              "maxLength": 4096,
              "description": "nextCursor of the page before, with the same sort and filters."
            }
          },
          {
            "name": "sort",
            "in": "query",
            "required": false,
            "schema": {
              "type": "string",
              "enum": [
                "createdAt",
                "-createdAt"
              ],
              "default": "-createdAt",
              "description": "Field to sort by; a leading dash for descending."
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The answer.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "items"
                  ],
                  "properties": {
                    "items": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/readers.Reader"
                      }
                    },
                    "nextCursor": {
                      "type": "string",
                      "description": "Absent on the last page."
                    }
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/Problem400"
          },
          "401": {
            "$ref": "#/components/responses/Problem401"
          },
          "403": {
            "$ref": "#/components/responses/Problem403"
          },
          "429": {
            "$ref": "#/components/responses/Problem429"
          },
          "503": {
            "$ref": "#/components/responses/Problem503"
          }
        }
      }
    },
    "/readers/{id}": {
      "delete": {
        "operationId": "readers_deleteReader",
        "tags": [
          "readers"
        ],
        "summary": "Delete reader",
        "security": [
          {
            "token": [
              "readers:write"
            ]
          }
        ],
        "description": "Scopes: readers:write",
        "parameters": [
          {
            "name": "id",
            "in": "path",
            "required": true,
            "schema": {
              "type": "string",
              "format": "uuid"
            }
          },
          {
            "name": "If-Match",
            "in": "header",
            "required": false,
            "description": "The ETag that the change is based on; 412 when it is not the latest.",
            "schema": {
              "type": "string",
              "maxLength": 255
            }
          }
        ],
        "responses": {
          "204": {
            "description": "Done."
          },
          "400": {
            "$ref": "#/components/responses/Problem400"
          },
          "401": {
            "$ref": "#/components/responses/Problem401"
          },
          "403": {
            "$ref": "#/components/responses/Problem403"
          },
          "404": {
            "$ref": "#/components/responses/Problem404"
          },
          "409": {
            "$ref": "#/components/responses/Problem409"
          },
          "412": {
            "$ref": "#/components/responses/Problem412"
          },
          "422": {
            "$ref": "#/components/responses/Problem422"
          },
          "429": {
            "$ref": "#/components/responses/Problem429"
          },
          "503": {
            "$ref": "#/components/responses/Problem503"
          }
        }
      },
      "get": {
        "operationId": "readers_getReader",
        "tags": [
          "readers"
        ],
        "summary": "Get reader",
        "security": [
          {
            "token": [
              "readers:read"
            ]
          }
        ],
        "description": "Scopes: readers:read",
        "parameters": [
          {
            "name": "id",
            "in": "path",
            "required": true,
            "schema": {
              "type": "string",
              "format": "uuid"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The answer.",
            "headers": {
              "ETag": {
                "$ref": "#/components/headers/ETag"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/readers.Reader"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/Problem400"
          },
          "401": {
            "$ref": "#/components/responses/Problem401"
          },
          "403": {
            "$ref": "#/components/responses/Problem403"
          },
          "404": {
            "$ref": "#/components/responses/Problem404"
          },
          "429": {
            "$ref": "#/components/responses/Problem429"
          },
          "503": {
            "$ref": "#/components/responses/Problem503"
          }
        }
      },
      "put": {
        "operationId": "readers_updateReader",
        "tags": [
          "readers"
        ],
        "summary": "Update reader",
        "security": [
          {
            "token": [
              "readers:write"
            ]
          }
        ],
        "description": "Scopes: readers:write",
        "parameters": [
          {
            "name": "id",
            "in": "path",
            "required": true,
            "schema": {
              "type": "string",
              "format": "uuid"
            }
          },
          {
            "name": "If-Match",
            "in": "header",
            "required": false,
            "description": "The ETag that the change is based on; 412 when it is not the latest.",
            "schema": {
              "type": "string",
              "maxLength": 255
            }
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "name",
                  "mail",
                  "pin"
                ],
                "properties": {
                  "name": {
                    "type": "string",
                    "maxLength": 255
                  },
                  "mail": {
                    "type": "string",
                    "format": "email",
                    "maxLength": 254
                  },
                  "pin": {
                    "type": "string",
                    "maxLength": 255
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The answer.",
            "headers": {
              "ETag": {
                "$ref": "#/components/headers/ETag"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/readers.Reader"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/Problem400"
          },
          "401": {
            "$ref": "#/components/responses/Problem401"
          },
          "403": {
            "$ref": "#/components/responses/Problem403"
          },
          "404": {
            "$ref": "#/components/responses/Problem404"
          },
          "409": {
            "$ref": "#/components/responses/Problem409"
          },
          "412": {
            "$ref": "#/components/responses/Problem412"
          },
          "422": {
            "$ref": "#/components/responses/Problem422"
          },
          "429": {
            "$ref": "#/components/responses/Problem429"
          },
          "503": {
            "$ref": "#/components/responses/Problem503"
          }
        }
      }
    }
  },
  "components": {
    "securitySchemes": {
      "token": {
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "JWT"
      }
    },
    "headers": {
      "ETag": {
        "description": "The version, quoted.",
        "schema": {
          "type": "string"
        }
      },
      "Location": {
        "description": "Path of what was made.",
        "schema": {
          "type": "string"
        }
      }
    },
    "responses": {
      "Problem400": {
        "description": "The request does not fit the contract.",
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            }
          }
        }
      },
      "Problem401": {
        "description": "No token, or one that is not accepted.",
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            }
          }
        }
      },
      "Problem403": {
        "description": "The token lacks a scope.",
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            }
          }
        }
      },
      "Problem404": {
        "description": "There is no such thing, or it is not yours.",
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            }
          }
        }
      },
      "Problem409": {
        "description": "The change clashes with what is stored.",
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            }
          }
        }
      },
      "Problem412": {
        "description": "Changed meanwhile: the version is not the one in If-Match.",
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            }
          }
        }
      },
      "Problem422": {
        "description": "Understood and refused.",
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            }
          }
        }
      },
      "Problem429": {
        "description": "Too many requests.",
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            }
          }
        }
      },
      "Problem502": {
        "description": "Another service gave no usable answer.",
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            }
          }
        }
      },
      "Problem503": {
        "description": "Not available just now.",
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            }
          }
        }
      },
      "Problem504": {
        "description": "Not answered in time.",
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            }
          }
        }
      }
    },
    "schemas": {
      "Problem": {
        "description": "RFC 9457 problem details.",
        "type": "object",
        "required": [
          "type",
          "title",
          "status",
          "traceId"
        ],
        "properties": {
          "type": {
            "type": "string",
            "format": "uri"
          },
          "title": {
            "type": "string"
          },
          "status": {
            "type": "integer"
          },
          "detail": {
            "type": "string"
          },
          "traceId": {
            "type": "string"
          },
          "code": {
            "type": "string",
            "description": "Of a refusal by a business rule."
          },
          "errors": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "in",
                "path",
                "message"
              ],
              "properties": {
                "in": {
                  "type": "string",
                  "enum": [
                    "path",
                    "query",
                    "header",
                    "body"
                  ]
                },
                "path": {
                  "type": "string"
                },
                "message": {
                  "type": "string"
                }
              }
            }
          }
        }
      },
      "books.Book": {
        "type": "object",
        "required": [
          "id",
          "title",
          "feeCents",
          "copies",
          "version",
          "createdAt",
          "updatedAt"
        ],
        "properties": {
          "id": {
            "type": "string",
            "format": "uuid"
          },
          "title": {
            "type": "string",
            "maxLength": 255
          },
          "feeCents": {
            "type": "integer",
            "minimum": 0,
            "maximum": 9007199254740991
          },
          "copies": {
            "type": "integer",
            "minimum": 0,
            "maximum": 9007199254740991
          },
          "format": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "widthMm",
              "heightMm"
            ],
            "properties": {
              "widthMm": {
                "type": "integer",
                "minimum": -9007199254740991,
                "maximum": 9007199254740991
              },
              "heightMm": {
                "type": "integer",
                "minimum": -9007199254740991,
                "maximum": 9007199254740991
              }
            }
          },
          "version": {
            "type": "integer",
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "createdAt": {
            "type": "string",
            "format": "date-time"
          },
          "updatedAt": {
            "type": "string",
            "format": "date-time"
          }
        }
      },
      "books.Hold": {
        "type": "object",
        "required": [
          "id",
          "book",
          "reader",
          "version",
          "createdAt",
          "updatedAt"
        ],
        "properties": {
          "id": {
            "type": "string",
            "format": "uuid"
          },
          "book": {
            "type": "string",
            "format": "uuid"
          },
          "reader": {
            "type": "string",
            "maxLength": 255
          },
          "version": {
            "type": "integer",
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "createdAt": {
            "type": "string",
            "format": "date-time"
          },
          "updatedAt": {
            "type": "string",
            "format": "date-time"
          }
        }
      },
      "loans.Fine": {
        "type": "object",
        "required": [
          "id",
          "loan",
          "readerId",
          "reasonText",
          "cents",
          "version",
          "createdAt",
          "updatedAt"
        ],
        "properties": {
          "id": {
            "type": "string",
            "format": "uuid"
          },
          "loan": {
            "type": "string",
            "format": "uuid"
          },
          "readerId": {
            "type": "string",
            "format": "uuid"
          },
          "reasonText": {
            "type": "string",
            "maxLength": 255
          },
          "cents": {
            "type": "integer",
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "version": {
            "type": "integer",
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "createdAt": {
            "type": "string",
            "format": "date-time"
          },
          "updatedAt": {
            "type": "string",
            "format": "date-time"
          }
        }
      },
      "loans.Loan": {
        "type": "object",
        "required": [
          "id",
          "reader",
          "bookId",
          "title",
          "days",
          "status",
          "version",
          "createdAt",
          "updatedAt"
        ],
        "properties": {
          "id": {
            "type": "string",
            "format": "uuid"
          },
          "reader": {
            "type": "string",
            "maxLength": 255
          },
          "bookId": {
            "type": "string",
            "format": "uuid"
          },
          "title": {
            "type": "string",
            "maxLength": 255
          },
          "days": {
            "type": "integer",
            "minimum": 1,
            "maximum": 9007199254740991
          },
          "status": {
            "type": "string",
            "enum": [
              "open",
              "returned"
            ]
          },
          "version": {
            "type": "integer",
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "createdAt": {
            "type": "string",
            "format": "date-time"
          },
          "updatedAt": {
            "type": "string",
            "format": "date-time"
          }
        }
      },
      "readers.Reader": {
        "type": "object",
        "required": [
          "id",
          "name",
          "mail",
          "version",
          "createdAt",
          "updatedAt"
        ],
        "properties": {
          "id": {
            "type": "string",
            "format": "uuid"
          },
          "name": {
            "type": "string",
            "maxLength": 255
          },
          "mail": {
            "type": "string",
            "format": "email",
            "maxLength": 254
          },
          "version": {
            "type": "integer",
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "createdAt": {
            "type": "string",
            "format": "date-time"
          },
          "updatedAt": {
            "type": "string",
            "format": "date-time"
          }
        }
      }
    }
  }
};
