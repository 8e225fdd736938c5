// Generated from microservices.yaml: change it there.
export const openapi = {
  "openapi": "3.1.1",
  "info": {
    "title": "library",
    "description": "Books | and <people> who *read* them",
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
      "name": "members"
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
                  "pages",
                  "price",
                  "from",
                  "isbn",
                  "authors",
                  "shelf"
                ],
                "properties": {
                  "title": {
                    "type": "string",
                    "maxLength": 120,
                    "description": "as printed */ on the cover"
                  },
                  "blurb": {
                    "type": "string",
                    "maxLength": 65536
                  },
                  "pages": {
                    "type": "integer",
                    "minimum": 1,
                    "maximum": 9999
                  },
                  "weight": {
                    "type": "number"
                  },
                  "price": {
                    "type": "string",
                    "pattern": "^-?(0|[1-9][0-9]{0,20})(\\.[0-9]{1,12})?$"
                  },
                  "type": {
                    "type": "string",
                    "enum": [
                      "paper",
                      "e-book",
                      "it's odd"
                    ],
                    "default": "paper"
                  },
                  "lent": {
                    "type": "boolean",
                    "default": false
                  },
                  "from": {
                    "type": "string",
                    "format": "date"
                  },
                  "seenAt": {
                    "type": "string",
                    "format": "date-time"
                  },
                  "isbn": {
                    "type": "string",
                    "maxLength": 255,
                    "pattern": "^[0-9]{9}[0-9X]$"
                  },
                  "contact": {
                    "type": "string",
                    "format": "email",
                    "maxLength": 254
                  },
                  "page": {
                    "type": "string",
                    "format": "uri",
                    "maxLength": 2000
                  },
                  "extra": {},
                  "authors": {
                    "type": "array",
                    "items": {
                      "type": "string",
                      "maxLength": 255
                    },
                    "maxItems": 1000
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
                  "shelf": {
                    "type": "string",
                    "format": "uuid"
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
                  "$ref": "#/components/schemas/books.Order"
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
                "-title",
                "pages",
                "-pages",
                "type",
                "-type",
                "lent",
                "-lent",
                "from",
                "-from",
                "isbn",
                "-isbn",
                "shelf",
                "-shelf"
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
              "maxLength": 120,
              "description": "as printed */ on the cover"
            }
          },
          {
            "name": "pages",
            "in": "query",
            "required": false,
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 9999
            }
          },
          {
            "name": "type",
            "in": "query",
            "required": false,
            "schema": {
              "type": "string",
              "enum": [
                "paper",
                "e-book",
                "it's odd"
              ]
            }
          },
          {
            "name": "lent",
            "in": "query",
            "required": false,
            "schema": {
              "type": "boolean"
            }
          },
          {
            "name": "from",
            "in": "query",
            "required": false,
            "schema": {
              "type": "string",
              "format": "date"
            }
          },
          {
            "name": "isbn",
            "in": "query",
            "required": false,
            "schema": {
              "type": "string",
              "maxLength": 255,
              "pattern": "^[0-9]{9}[0-9X]$"
            }
          },
          {
            "name": "shelf",
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
                        "$ref": "#/components/schemas/books.Order"
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
                  "$ref": "#/components/schemas/books.Order"
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
      },
      "delete": {
        "operationId": "books_removeBook",
        "tags": [
          "books"
        ],
        "summary": "Remove book",
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
      }
    },
    "/books/{id}/pages": {
      "put": {
        "operationId": "books_changePages",
        "tags": [
          "books"
        ],
        "summary": "Change pages",
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
                  "pages"
                ],
                "properties": {
                  "pages": {
                    "type": "integer",
                    "minimum": 1,
                    "maximum": 9999
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
                  "$ref": "#/components/schemas/books.Order"
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
    },
    "/groups": {
      "post": {
        "operationId": "books_addGroup",
        "tags": [
          "books"
        ],
        "summary": "Add group",
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
                  "name"
                ],
                "properties": {
                  "name": {
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
                  "$ref": "#/components/schemas/books.Group"
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
      }
    },
    "/users": {
      "post": {
        "operationId": "members_createUser",
        "tags": [
          "members"
        ],
        "summary": "Create user",
        "security": [
          {
            "token": [
              "members:write"
            ]
          }
        ],
        "description": "Scopes: members:write",
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
                  "card"
                ],
                "properties": {
                  "name": {
                    "type": "string",
                    "maxLength": 255
                  },
                  "card": {
                    "type": "string",
                    "maxLength": 255
                  },
                  "favourite": {
                    "type": "string",
                    "format": "uuid"
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
                  "$ref": "#/components/schemas/members.User"
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
        "operationId": "members_listUsers",
        "tags": [
          "members"
        ],
        "summary": "List users",
        "security": [
          {
            "token": [
              "members:read"
            ]
          }
        ],
        "description": "Scopes: members:read",
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
                "name",
                "-name",
                "favourite",
                "-favourite"
              ],
              "default": "-createdAt",
              "description": "Field to sort by; a leading dash for descending."
            }
          },
          {
            "name": "name",
            "in": "query",
            "required": false,
            "schema": {
              "type": "string",
              "maxLength": 255
            }
          },
          {
            "name": "favourite",
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
                        "$ref": "#/components/schemas/members.User"
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
    "/users/{id}": {
      "delete": {
        "operationId": "members_deleteUser",
        "tags": [
          "members"
        ],
        "summary": "Delete user",
        "security": [
          {
            "token": [
              "members:write"
            ]
          }
        ],
        "description": "Scopes: members:write",
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
        "operationId": "members_getUser",
        "tags": [
          "members"
        ],
        "summary": "Get user",
        "security": [
          {
            "token": [
              "members:read"
            ]
          }
        ],
        "description": "Scopes: members:read",
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
                  "$ref": "#/components/schemas/members.User"
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
        "operationId": "members_updateUser",
        "tags": [
          "members"
        ],
        "summary": "Update user",
        "security": [
          {
            "token": [
              "members:write"
            ]
          }
        ],
        "description": "Scopes: members:write",
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
                  "card"
                ],
                "properties": {
                  "name": {
                    "type": "string",
                    "maxLength": 255
                  },
                  "card": {
                    "type": "string",
                    "maxLength": 255
                  },
                  "favourite": {
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
            "headers": {
              "ETag": {
                "$ref": "#/components/headers/ETag"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/members.User"
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
      "Problem503": {
        "description": "Not available just now.",
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
      "books.Group": {
        "type": "object",
        "required": [
          "id",
          "name",
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
      "books.Order": {
        "type": "object",
        "required": [
          "id",
          "title",
          "pages",
          "price",
          "type",
          "lent",
          "from",
          "isbn",
          "authors",
          "shelf",
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
            "maxLength": 120,
            "description": "as printed */ on the cover"
          },
          "blurb": {
            "type": "string",
            "maxLength": 65536
          },
          "pages": {
            "type": "integer",
            "minimum": 1,
            "maximum": 9999
          },
          "weight": {
            "type": "number"
          },
          "price": {
            "type": "string",
            "pattern": "^-?(0|[1-9][0-9]{0,20})(\\.[0-9]{1,12})?$"
          },
          "type": {
            "type": "string",
            "enum": [
              "paper",
              "e-book",
              "it's odd"
            ]
          },
          "lent": {
            "type": "boolean"
          },
          "from": {
            "type": "string",
            "format": "date"
          },
          "seenAt": {
            "type": "string",
            "format": "date-time"
          },
          "isbn": {
            "type": "string",
            "maxLength": 255,
            "pattern": "^[0-9]{9}[0-9X]$"
          },
          "contact": {
            "type": "string",
            "format": "email",
            "maxLength": 254
          },
          "page": {
            "type": "string",
            "format": "uri",
            "maxLength": 2000
          },
          "extra": {},
          "authors": {
            "type": "array",
            "items": {
              "type": "string",
              "maxLength": 255
            },
            "maxItems": 1000
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
          "shelf": {
            "type": "string",
            "format": "uuid"
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
      "members.User": {
        "type": "object",
        "required": [
          "id",
          "subject",
          "name",
          "version",
          "createdAt",
          "updatedAt"
        ],
        "properties": {
          "id": {
            "type": "string",
            "format": "uuid"
          },
          "subject": {
            "type": "string",
            "maxLength": 255
          },
          "name": {
            "type": "string",
            "maxLength": 255
          },
          "favourite": {
            "type": "string",
            "format": "uuid"
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
