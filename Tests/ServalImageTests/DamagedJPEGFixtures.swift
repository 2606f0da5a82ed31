// Written by Tests/compare/make_fixtures.py.

/// Damaged JPEG files with the pixels that libjpeg-turbo makes of them.
enum DamagedJPEGFixtures {
    static let all: [Fixture] = [
        Fixture(
            name: "stray bytes between segments", width: 56, height: 44, hash: 0x14FCA3A4AA421A94,
            base64: """
                /9j/4AAQSkZJRgABAQAAAQABAAAAABL/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhl
                bXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8
                fHx8fHx8fHx8fHz/wAARCAAsADgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIE
                AwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpT
                VFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ
                2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3
                AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpj
                ZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn
                6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDTlWQA/I/5VXEvlxlXbac9zjtVy5vISPv59eDWPdlrh90XzKBjNeZhKXNK56mGpWjq
                F1IskLKjBmPQA5JrOEMm7/Vt+RqdI3ilEko2qvU5z/KrUVxD2f8AQ19VRj7OOxjjKvLGxYtNiogZ1BAAwT0NW5V8zy9h34znbzVO
                O0kZi4TKscg5q/bp5CnzOM/jXDi6qij5WpJ1Jiwxsrr8pAB54oqz5iMhUH5iMAY60V81UqPm0PTo0bR0MaeBznlR+NVfNFrlZMkt
                yNtPmv8An7n61XZPtZ352Y4x1r6HBUElc+lk3CGo4zLcjy1VgzcAnp61NDp8pxkp19ajjt/s587du29sY9q0Le54z5X616dSfLHQ
                +Xxtfmdi1DKqIIyDlBg/hUoHn/c7etRpBvG7ON3OMVNu+y4ON+78OlfM4ys27HLhqTlLUY8EkR8xiuFOcA+lFQ3N75o2FNu7gHNF
                cdOm5K59NSopRszJktI2z8zfhUDFrVgkeCCM/N/n2qNrqbI+fr7CrVlGtyQZhuO7GenH4V9lSioQuRjarUWS2zNcOsUgUBu4HPrW
                nHZxr0LfnUCxJDGXjXDLwDnPfFTpK+3Of0rz8ZWsj5WU+aepIJWQ7RjjgZpxb7Qh8zjb02/59qnjgjdQWXJI55qlfHyB+6+XIJPf
                +dfNyblPU93BUStcxogLKSSvIH0oqk08kjhWbhjgjHUf5NFezQopwPfjFRVpH//Z
                """),
        Fixture(
            name: "stray bytes with 0xFF 0x00", width: 56, height: 44, hash: 0x14FCA3A4AA421A94,
            base64: """
                /9j/4AAQSkZJRgABAQAAAQABAAAB/wAC/9sAQwAUDg8SDw0UEhASFxUUGB4yIR4cHB49LC4kMklATEtHQEZFUFpzYlBVbVZFRmSI
                ZW13e4GCgU5gjZeMfZZzfoF8/9sAQwEVFxceGh47ISE7fFNGU3x8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8
                fHx8fHx8fHx8fHx8/8AAEQgALAA4AwEiAAIRAQMRAf/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgMEBQYHCAkKC//EALUQAAIBAwMC
                BAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElK
                U1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY
                2drh4uPk5ebn6Onq8fLz9PX29/j5+v/EAB8BAAMBAQEBAQEBAQEAAAAAAAABAgMEBQYHCAkKC//EALURAAIBAgQEAwQHBQQEAAEC
                dwABAgMRBAUhMQYSQVEHYXETIjKBCBRCkaGxwQkjM1LwFWJy0QoWJDThJfEXGBkaJicoKSo1Njc4OTpDREVGR0hJSlNUVVZXWFla
                Y2RlZmdoaWpzdHV2d3h5eoKDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uLj5OXm
                5+jp6vLz9PX29/j5+v/aAAwDAQACEQMRAD8A05VkAPyP+VVxL5cZV22nPc47VcubyEj7+fXg1j3Za4fdF8ygYzXmYSlzSuephqVo
                6hdSLJCyowZj0AOSazhDJu/1bfkanSN4pRJKNqr1Oc/yq1FcQ9n/AENfVUY+zjsY4yryxsWLTYqIGdQQAME9DVuVfM8vYd+M5281
                TjtJGYuEyrHIOav26eQp8zjP41w4uqoo+VqSdSYsMbK6/KQAeeKKs+YjIVB+YjAGOtFfNVKj5tD06NG0dDGngc55UfjVXzRa5WTJ
                LcjbT5r/AJ+5+tV2T7Wd+dmOMda+hwVBJXPpZNwhqOMy3I8tVYM3AJ6etTQ6fKcZKdfWo47f7OfO3btvbGPatC3ueM+V+tenUnyx
                0Pl8bX5nYtQyqiCMg5QYP4VKB5/3O3rUaQbxuzjdzjFTbvsuDjfu/DpXzOMrNuxy4ak5S1GPBJEfMYrhTnAPpRUNze+aNhTbu4Bz
                RXHTpuSufTUqKUbMyZLSNs/M34VAxa1YJHggjPzf59qja6myPn6+wq1ZRrckGYbjuxnpx+FfZUoqELkY2q1FktszXDrFIFAbuBz6
                1px2ca9C351AsSQxl41wy8A5z3xU6Svtzn9K8/GVrI+VlPmnqSCVkO0Y44GacW+0IfM429Nv+fap44I3UFlySOeapXx8gfuvlyCT
                3/nXzcm5T1PdwVErXMaICykkryB9KKpNPJI4Vm4Y4Ix1H+TRXs0KKcD34xUVaR//2Q==
                """),
        Fixture(
            name: "an APP1 length of 0", width: 56, height: 44, hash: 0x14FCA3A4AA421A94,
            base64: """
                /9j/4AAQSkZJRgABAQAAAQABAAD/4QAA/9sAQwAUDg8SDw0UEhASFxUUGB4yIR4cHB49LC4kMklATEtHQEZFUFpzYlBVbVZFRmSI
                ZW13e4GCgU5gjZeMfZZzfoF8/9sAQwEVFxceGh47ISE7fFNGU3x8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8
                fHx8fHx8fHx8fHx8/8AAEQgALAA4AwEiAAIRAQMRAf/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgMEBQYHCAkKC//EALUQAAIBAwMC
                BAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElK
                U1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY
                2drh4uPk5ebn6Onq8fLz9PX29/j5+v/EAB8BAAMBAQEBAQEBAQEAAAAAAAABAgMEBQYHCAkKC//EALURAAIBAgQEAwQHBQQEAAEC
                dwABAgMRBAUhMQYSQVEHYXETIjKBCBRCkaGxwQkjM1LwFWJy0QoWJDThJfEXGBkaJicoKSo1Njc4OTpDREVGR0hJSlNUVVZXWFla
                Y2RlZmdoaWpzdHV2d3h5eoKDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uLj5OXm
                5+jp6vLz9PX29/j5+v/aAAwDAQACEQMRAD8A05VkAPyP+VVxL5cZV22nPc47VcubyEj7+fXg1j3Za4fdF8ygYzXmYSlzSuephqVo
                6hdSLJCyowZj0AOSazhDJu/1bfkanSN4pRJKNqr1Oc/yq1FcQ9n/AENfVUY+zjsY4yryxsWLTYqIGdQQAME9DVuVfM8vYd+M5281
                TjtJGYuEyrHIOav26eQp8zjP41w4uqoo+VqSdSYsMbK6/KQAeeKKs+YjIVB+YjAGOtFfNVKj5tD06NG0dDGngc55UfjVXzRa5WTJ
                LcjbT5r/AJ+5+tV2T7Wd+dmOMda+hwVBJXPpZNwhqOMy3I8tVYM3AJ6etTQ6fKcZKdfWo47f7OfO3btvbGPatC3ueM+V+tenUnyx
                0Pl8bX5nYtQyqiCMg5QYP4VKB5/3O3rUaQbxuzjdzjFTbvsuDjfu/DpXzOMrNuxy4ak5S1GPBJEfMYrhTnAPpRUNze+aNhTbu4Bz
                RXHTpuSufTUqKUbMyZLSNs/M34VAxa1YJHggjPzf59qja6myPn6+wq1ZRrckGYbjuxnpx+FfZUoqELkY2q1FktszXDrFIFAbuBz6
                1px2ca9C351AsSQxl41wy8A5z3xU6Svtzn9K8/GVrI+VlPmnqSCVkO0Y44GacW+0IfM429Nv+fap44I3UFlySOeapXx8gfuvlyCT
                3/nXzcm5T1PdwVErXMaICykkryB9KKpNPJI4Vm4Y4Ix1H+TRXs0KKcD34xUVaR//2Q==
                """),
        Fixture(
            name: "an APP1 length that is too short", width: 56, height: 44, hash: 0x14FCA3A4AA421A94,
            base64: """
                /9j/4AAQSkZJRgABAQAAAQABAAD/4QAEYWJjZGVm/9sAQwAUDg8SDw0UEhASFxUUGB4yIR4cHB49LC4kMklATEtHQEZFUFpzYlBV
                bVZFRmSIZW13e4GCgU5gjZeMfZZzfoF8/9sAQwEVFxceGh47ISE7fFNGU3x8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8
                fHx8fHx8fHx8fHx8fHx8fHx8/8AAEQgALAA4AwEiAAIRAQMRAf/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgMEBQYHCAkKC//EALUQ
                AAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNE
                RUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS
                09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/EAB8BAAMBAQEBAQEBAQEAAAAAAAABAgMEBQYHCAkKC//EALURAAIBAgQEAwQH
                BQQEAAECdwABAgMRBAUhMQYSQVEHYXETIjKBCBRCkaGxwQkjM1LwFWJy0QoWJDThJfEXGBkaJicoKSo1Njc4OTpDREVGR0hJSlNU
                VVZXWFlaY2RlZmdoaWpzdHV2d3h5eoKDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ
                2uLj5OXm5+jp6vLz9PX29/j5+v/aAAwDAQACEQMRAD8A05VkAPyP+VVxL5cZV22nPc47VcubyEj7+fXg1j3Za4fdF8ygYzXmYSlz
                SuephqVo6hdSLJCyowZj0AOSazhDJu/1bfkanSN4pRJKNqr1Oc/yq1FcQ9n/AENfVUY+zjsY4yryxsWLTYqIGdQQAME9DVuVfM8v
                Yd+M5281TjtJGYuEyrHIOav26eQp8zjP41w4uqoo+VqSdSYsMbK6/KQAeeKKs+YjIVB+YjAGOtFfNVKj5tD06NG0dDGngc55UfjV
                XzRa5WTJLcjbT5r/AJ+5+tV2T7Wd+dmOMda+hwVBJXPpZNwhqOMy3I8tVYM3AJ6etTQ6fKcZKdfWo47f7OfO3btvbGPatC3ueM+V
                +tenUnyx0Pl8bX5nYtQyqiCMg5QYP4VKB5/3O3rUaQbxuzjdzjFTbvsuDjfu/DpXzOMrNuxy4ak5S1GPBJEfMYrhTnAPpRUNze+a
                NhTbu4BzRXHTpuSufTUqKUbMyZLSNs/M34VAxa1YJHggjPzf59qja6myPn6+wq1ZRrckGYbjuxnpx+FfZUoqELkY2q1FktszXDrF
                IFAbuBz61px2ca9C351AsSQxl41wy8A5z3xU6Svtzn9K8/GVrI+VlPmnqSCVkO0Y44GacW+0IfM429Nv+fap44I3UFlySOeapXx8
                gfuvlyCT3/nXzcm5T1PdwVErXMaICykkryB9KKpNPJI4Vm4Y4Ix1H+TRXs0KKcD34xUVaR//2Q==
                """),
        Fixture(
            name: "no end marker", width: 56, height: 44, hash: 0x14FCA3A4AA421A94,
            base64: """
                /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7
                gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8
                fHx8fHx8fHz/wAARCAAsADgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF
                BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW
                V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi
                4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC
                AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm
                Z2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq
                8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDTlWQA/I/5VXEvlxlXbac9zjtVy5vISPv59eDWPdlrh90XzKBjNeZhKXNK56mGpWjqF1Is
                kLKjBmPQA5JrOEMm7/Vt+RqdI3ilEko2qvU5z/KrUVxD2f8AQ19VRj7OOxjjKvLGxYtNiogZ1BAAwT0NW5V8zy9h34znbzVOO0kZ
                i4TKscg5q/bp5CnzOM/jXDi6qij5WpJ1Jiwxsrr8pAB54oqz5iMhUH5iMAY60V81UqPm0PTo0bR0MaeBznlR+NVfNFrlZMktyNtP
                mv8An7n61XZPtZ352Y4x1r6HBUElc+lk3CGo4zLcjy1VgzcAnp61NDp8pxkp19ajjt/s587du29sY9q0Le54z5X616dSfLHQ+Xxt
                fmdi1DKqIIyDlBg/hUoHn/c7etRpBvG7ON3OMVNu+y4ON+78OlfM4ys27HLhqTlLUY8EkR8xiuFOcA+lFQ3N75o2FNu7gHNFcdOm
                5K59NSopRszJktI2z8zfhUDFrVgkeCCM/N/n2qNrqbI+fr7CrVlGtyQZhuO7GenH4V9lSioQuRjarUWS2zNcOsUgUBu4HPrWnHZx
                r0LfnUCxJDGXjXDLwDnPfFTpK+3Of0rz8ZWsj5WU+aepIJWQ7RjjgZpxb7Qh8zjb02/59qnjgjdQWXJI55qlfHyB+6+XIJPf+dfN
                yblPU93BUStcxogLKSSvIH0oqk08kjhWbhjgjHUf5NFezQopwPfjFRVpHw==
                """),
        Fixture(
            name: "no end marker, progressive", width: 56, height: 44, hash: 0x14FCA3A4AA421A94,
            base64: """
                /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7
                gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8
                fHx8fHx8fHz/wgARCAAsADgDASIAAhEBAxEB/8QAGAAAAwEBAAAAAAAAAAAAAAAAAAIDBAH/xAAXAQEBAQEAAAAAAAAAAAAAAAAF
                BAMC/9oADAMBAAIQAxAAAAHTO2OWozvVXilo3wK6UDaccuzQT666Ki6urmZKIYp5EWrPLap0nKbrxNvkRLL/AP/EAB0QAAMBAAID
                AQAAAAAAAAAAAAABAhESMgMhIjH/2gAIAQEAAQUCem4qerGSP2JFWivozGqQpZPo0aN4m8heNiZ+mNDs7CniTRh1KvRyjqT9ChGn
                YpHJkLkZi0SRfo1s/8QAGxEAAwADAQEAAAAAAAAAAAAAAAECAxEhEjH/2gAIAQMBAT8BxzwzVpFP0yI4PiM17Mc7ZMcM1cG9swwJ
                a+n/xAAaEQACAwEBAAAAAAAAAAAAAAAAAgEDESES/9oACAECAQE/Aal2RI8wWtgzdKUGnILnFXRYyC5yeyInD//EABoQAAIDAQEA
                AAAAAAAAAAAAABAhAAERMSD/2gAIAQEABj8CPBRU2yy5gwadnPKmWWXEUP/EAB4QAQACAgMBAQEAAAAAAAAAAAEAESFRMUFhcRCh
                /9oACAEBAAE/IRozgLUJQbZm5SoFpBwZ+RhMTZl1eRBcAE2YpusMFYoldx/J09tSuAbZ5IQeJ5jmKxPOJz4nY3X4C+dy/u5wKq4r
                tjbr+olFGYDcsYl08agGTqO+BtzAXDJBVFGSfNFlLzP/2gAMAwEAAgADAAAAEPrpjTvIPIaSM//EABkRAAMBAQEAAAAAAAAAAAAA
                AAABESEQMf/aAAgBAwEBPxCejEGDDAz3LoP0FKGPTHq8kJB//8QAGREBAQEBAQEAAAAAAAAAAAAAAQARITFB/9oACAECAQE/EO5f
                AjEniMNvEkXJBsW9gSesTf/EACIQAQACAgIBBQEBAAAAAAAAAAEAESExQVGBYXGhsfDRkf/aAAgBAQABPxAg/XC5aXy1xABJoG1h
                /AMrYkApdM3HG72mQgDnEYc+8MeihVwuPIbv6nE+LFBuljcttL8y1DkUFbj7yPMraxciENBgF13E1bv3BaGzT4gePuO2UV0PUy/3
                LeeOK3LHgKr0mG/vK+VbVU0NfFqV78Qblp8EQKkS/wA8Qigcgz3NA/6g2lYwXGzpw/PaFqK5B7Swd/QjIi2F6x4iypgG75qZ6/iC
                mxTOYq9wrz9wTgKkrZ+Z
                """),
        Fixture(
            name: "bytes in front of the end marker", width: 56, height: 44, hash: 0x14FCA3A4AA421A94,
            base64: """
                /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7
                gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8
                fHx8fHx8fHz/wAARCAAsADgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF
                BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW
                V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi
                4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC
                AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm
                Z2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq
                8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDTlWQA/I/5VXEvlxlXbac9zjtVy5vISPv59eDWPdlrh90XzKBjNeZhKXNK56mGpWjqF1Is
                kLKjBmPQA5JrOEMm7/Vt+RqdI3ilEko2qvU5z/KrUVxD2f8AQ19VRj7OOxjjKvLGxYtNiogZ1BAAwT0NW5V8zy9h34znbzVOO0kZ
                i4TKscg5q/bp5CnzOM/jXDi6qij5WpJ1Jiwxsrr8pAB54oqz5iMhUH5iMAY60V81UqPm0PTo0bR0MaeBznlR+NVfNFrlZMktyNtP
                mv8An7n61XZPtZ352Y4x1r6HBUElc+lk3CGo4zLcjy1VgzcAnp61NDp8pxkp19ajjt/s587du29sY9q0Le54z5X616dSfLHQ+Xxt
                fmdi1DKqIIyDlBg/hUoHn/c7etRpBvG7ON3OMVNu+y4ON+78OlfM4ys27HLhqTlLUY8EkR8xiuFOcA+lFQ3N75o2FNu7gHNFcdOm
                5K59NSopRszJktI2z8zfhUDFrVgkeCCM/N/n2qNrqbI+fr7CrVlGtyQZhuO7GenH4V9lSioQuRjarUWS2zNcOsUgUBu4HPrWnHZx
                r0LfnUCxJDGXjXDLwDnPfFTpK+3Of0rz8ZWsj5WU+aepIJWQ7RjjgZpxb7Qh8zjb02/59qnjgjdQWXJI55qlfHyB+6+XIJPf+dfN
                yblPU93BUStcxogLKSSvIH0oqk08kjhWbhjgjHUf5NFezQopwPfjFRVpHwECA//Z
                """),
        Fixture(
            name: "cut off after 20%", width: 56, height: 44, hash: 0xA255C7BF36DF7336,
            base64: """
                /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7
                gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8
                fHx8fHx8fHz/wAARCAAsADgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF
                BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW
                V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi
                4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC
                AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm
                Z2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq
                8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDTlWQA/I/5VXEvlxlXbac9zjtVy5vISPv59eDWPdlrh90XzKBjNeZhKXNK56mGpWjqF1Is
                kLKjBmPQA5JrOEMm7/Vt+RqdI3ilEko2qvU5z/KrUVxD2f8AQ19VRj7OOxjjKvLGxYtNiogZ1BAA
                """),
        Fixture(
            name: "cut off after 40%", width: 56, height: 44, hash: 0xA5D9D56B93A14D38,
            base64: """
                /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7
                gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8
                fHx8fHx8fHz/wAARCAAsADgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF
                BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW
                V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi
                4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC
                AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm
                Z2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq
                8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDTlWQA/I/5VXEvlxlXbac9zjtVy5vISPv59eDWPdlrh90XzKBjNeZhKXNK56mGpWjqF1Is
                kLKjBmPQA5JrOEMm7/Vt+RqdI3ilEko2qvU5z/KrUVxD2f8AQ19VRj7OOxjjKvLGxYtNiogZ1BAAwT0NW5V8zy9h34znbzVOO0kZ
                i4TKscg5q/bp5CnzOM/jXDi6qij5WpJ1Jiwxsrr8pAB54oqz5iMhUH5iMAY60V81UqPm0PTo0bR0MaeBznlR+NVfNFrlZMktyNtP
                mv8An7n61XZPtZ352Y4x1g==
                """),
        Fixture(
            name: "cut off after 90%", width: 56, height: 44, hash: 0x7189A20EEB81C76B,
            base64: """
                /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7
                gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8
                fHx8fHx8fHz/wAARCAAsADgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF
                BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW
                V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi
                4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC
                AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm
                Z2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq
                8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDTlWQA/I/5VXEvlxlXbac9zjtVy5vISPv59eDWPdlrh90XzKBjNeZhKXNK56mGpWjqF1Is
                kLKjBmPQA5JrOEMm7/Vt+RqdI3ilEko2qvU5z/KrUVxD2f8AQ19VRj7OOxjjKvLGxYtNiogZ1BAAwT0NW5V8zy9h34znbzVOO0kZ
                i4TKscg5q/bp5CnzOM/jXDi6qij5WpJ1Jiwxsrr8pAB54oqz5iMhUH5iMAY60V81UqPm0PTo0bR0MaeBznlR+NVfNFrlZMktyNtP
                mv8An7n61XZPtZ352Y4x1r6HBUElc+lk3CGo4zLcjy1VgzcAnp61NDp8pxkp19ajjt/s587du29sY9q0Le54z5X616dSfLHQ+Xxt
                fmdi1DKqIIyDlBg/hUoHn/c7etRpBvG7ON3OMVNu+y4ON+78OlfM4ys27HLhqTlLUY8EkR8xiuFOcA+lFQ3N75o2FNu7gHNFcdOm
                5K59NSopRszJktI2z8zfhUDFrVgkeCCM/N/n2qNrqbI+fr7CrVlGtyQZhuO7GenH4V9lSioQuRjarUWS2zNcOsUgUBu4HPrWnHZx
                r0LfnUCxJDGXjXDLwDnPfFTpK+3Of0rz8ZWsj5WU+aepIJWQ7RjjgZpxb7Qh8zjb02/59qnjgjdQWXJI55qlfHw=
                """),
        Fixture(
            name: "cut off, grey", width: 56, height: 44, hash: 0xE7B1B63D6A2CAC6B,
            base64: """
                /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7
                gYKBTmCNl4x9lnN+gXz/wAALCAAsADgBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF
                BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW
                V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi
                4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/ANOVZAD8j/lVcS+XGVdtpz3OO1U7qRZIWVGDMegByTWcIZN3+rb8jWzabFRAzqCA
                Bgnoatyr5nl7DvxnOw==
                """),
        Fixture(
            name: "cut off, restart markers", width: 56, height: 44, hash: 0x1F1FD1F81FEB0530,
            base64: """
                /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7
                gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8
                fHx8fHx8fHz/wAARCAAsADgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF
                BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW
                V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi
                4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC
                AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm
                Z2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq
                8vP09fb3+Pn6/90ABAAB/9oADAMBAAIRAxEAPwDTlWQA/I/5VXEvlxlXbac9zjtVy5vISPv59eDWPdlrh90XzKBjNeZhKXNK56mG
                pWjqf//QS6kWSFlRgzHoAck1nCGTd/q2/I1OkbxSiSUbVXqc5/lVqK4h7P8Aoa9ejH2cdjuxlXljY//RntNiogZ1BAAwT0NW5V8z
                y9h34znbzVOO0kZi4TKscg5q/bp5CnzOM/jXTi6qijw6knUmf//S1oY2V1+UgA88UVZ8xGQqD8xGAMdaK8OpUfNoc1GjaOh//9Oa
                eBznlQ==
                """),
        Fixture(
            name: "end marker in the middle", width: 56, height: 44, hash: 0x29D40E39A6BAA57E,
            base64: """
                /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7
                gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8
                fHx8fHx8fHz/wAARCAAsADgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF
                BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW
                V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi
                4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC
                AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm
                Z2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq
                8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDTlWQA/I/5VXEvlxlXbac9zjtVy5vISPv59eDWPdlrh90XzKBjNeZhKXNK56mGpWjqF1Is
                kLKjBmPQA5JrOEMm7/Vt+RqdI3ilEko2qvU5z/KrUVxD2f8AQ19VRj7OOxjjKvLGxYtNiogZ1BAAwT0NW5V8zy9h34znbzVOO0kZ
                i4TKscg5q/bp5CnzOM/jXDi6qij5WpL/2Q==
                """),
        Fixture(
            name: "restart marker 1 lost", width: 56, height: 44, hash: 0x904A4BDA77485FF8,
            base64: """
                /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7
                gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8
                fHx8fHx8fHz/wAARCAAsADgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF
                BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW
                V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi
                4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC
                AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm
                Z2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq
                8vP09fb3+Pn6/90ABAAB/9oADAMBAAIRAxEAPwDTlWQA/I/5VXEvlxlXbac9zjtVy5vISPv59eDWPdlrh90XzKBjNeZhKXNK56mG
                pWjqf//QS6kWSFlRgzHoAck1nCGTd/q2/I1OkbxSiSUbVXqc5/lVqK4h7P8Aoa9ejH2cdjuxlXljY57TYqIGdQQAME9DVuVfM8vY
                d+M5281TjtJGYuEyrHIOav26eQp8zjP4104uqoo8OpJ1Jn//0taGNldflIAPPFFWfMRkKg/MRgDHWivDqVHzaHNRo2jof//Tmngc
                55UfjVXzRa5WTJLcjbT5r/n7n61XZPtZ352Y4x1rXBUElc9yTcIan//UgMy3I8tVYM3AJ6etTQ6fKcZKdfWo47f7OfO3btvbGPat
                C3ueM+V+texUnyx0OPG1+Z2P/9XVhlVEEZBygwfwqUDz/udvWo0g3jdnG7nGKm3fZcHG/d+HSuHGVm3Y8nDUnKWp/9bZeCSI+YxX
                CnOAfSiobm980bCm3dwDmivFp03JXPQpUUo2Z//XZJaRtn5m/CoGLWrBI8EEZ+b/AD7VG11NkfP19hVqyjW5IMw3HdjPTj8K9ilF
                Qhc7cbVaiz//0Ftma4dYpAoDdwOfWtOOzjXoW/OoFiSGMvGuGXgHOe+KnSV9uc/pXRjK1keFKfNPU//R2BKyHaMccDNOLfaEPmcb
                em3/AD7VPHBG6gsuSRzzVK+PkD918uQSe/8AOvDk3KeoYKif/9K3cxogLKSSvIH0oqk08kjhWbhjgjHUf5NFRQopwPfjFRVpH//Z
                """),
        Fixture(
            name: "restart marker 1 with its data lost", width: 56, height: 44, hash: 0xAD8C1592A068A7A0,
            base64: """
                /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7
                gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8
                fHx8fHx8fHz/wAARCAAsADgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF
                BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW
                V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi
                4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC
                AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm
                Z2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq
                8vP09fb3+Pn6/90ABAAB/9oADAMBAAIRAxEAPwDTlWQA/I/5VXEvlxlXbac9zjtVy5vISPv59eDWPdlrh90XzKBjNeZhKXNK56mG
                pWjqf//QntNiogZ1BAAwT0NW5V8zy9h34znbzVOO0kZi4TKscg5q/bp5CnzOM/jXTi6qijw6knUmf//S1oY2V1+UgA88UVZ8xGQq
                D8xGAMdaK8OpUfNoc1GjaOh//9OaeBznlR+NVfNFrlZMktyNtPmv+fufrVdk+1nfnZjjHWtcFQSVz3JNwhqf/9SAzLcjy1VgzcAn
                p61NDp8pxkp19ajjt/s587du29sY9q0Le54z5X617FSfLHQ48bX5nY//1dWGVUQRkHKDB/CpQPP+529ajSDeN2cbucYqbd9lwcb9
                34dK4cZWbdjycNScpan/1tl4JIj5jFcKc4B9KKhub3zRsKbd3AOaK8WnTclc9ClRSjZn/9dklpG2fmb8KgYtasEjwQRn5v8APtUb
                XU2R8/X2FWrKNbkgzDcd2M9OPwr2KUVCFztxtVqLP//QW2Zrh1ikCgN3A59a047ONehb86gWJIYy8a4ZeAc574qdJX25z+ldGMrW
                R4Up809T/9HYErIdoxxwM04t9oQ+Zxt6bf8APtU8cEbqCy5JHPNUr4+QP3Xy5BJ7/wA68OTcp6hgqJ//0rdzGiAspJK8gfSiqTTy
                SOFZuGOCMdR/k0VFCinA9+MVFWkf/9k=
                """),
        Fixture(
            name: "restart marker 3 lost", width: 56, height: 44, hash: 0xD518336A87F6998D,
            base64: """
                /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7
                gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8
                fHx8fHx8fHz/wAARCAAsADgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF
                BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW
                V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi
                4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC
                AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm
                Z2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq
                8vP09fb3+Pn6/90ABAAB/9oADAMBAAIRAxEAPwDTlWQA/I/5VXEvlxlXbac9zjtVy5vISPv59eDWPdlrh90XzKBjNeZhKXNK56mG
                pWjqf//QS6kWSFlRgzHoAck1nCGTd/q2/I1OkbxSiSUbVXqc5/lVqK4h7P8Aoa9ejH2cdjuxlXljY//RntNiogZ1BAAwT0NW5V8z
                y9h34znbzVOO0kZi4TKscg5q/bp5CnzOM/jXTi6qijw6knUmf//S1oY2V1+UgA88UVZ8xGQqD8xGAMdaK8OpUfNoc1GjaOh/mngc
                55UfjVXzRa5WTJLcjbT5r/n7n61XZPtZ352Y4x1rXBUElc9yTcIan//UgMy3I8tVYM3AJ6etTQ6fKcZKdfWo47f7OfO3btvbGPat
                C3ueM+V+texUnyx0OPG1+Z2P/9XVhlVEEZBygwfwqUDz/udvWo0g3jdnG7nGKm3fZcHG/d+HSuHGVm3Y8nDUnKWp/9bZeCSI+YxX
                CnOAfSiobm980bCm3dwDmivFp03JXPQpUUo2Z//XZJaRtn5m/CoGLWrBI8EEZ+b/AD7VG11NkfP19hVqyjW5IMw3HdjPTj8K9ilF
                Qhc7cbVaiz//0Ftma4dYpAoDdwOfWtOOzjXoW/OoFiSGMvGuGXgHOe+KnSV9uc/pXRjK1keFKfNPU//R2BKyHaMccDNOLfaEPmcb
                em3/AD7VPHBG6gsuSRzzVK+PkD918uQSe/8AOvDk3KeoYKif/9K3cxogLKSSvIH0oqk08kjhWbhjgjHUf5NFRQopwPfjFRVpH//Z
                """),
        Fixture(
            name: "restart marker 3 with its data lost", width: 56, height: 44, hash: 0x6DD7FA4498E706E4,
            base64: """
                /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7
                gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8
                fHx8fHx8fHz/wAARCAAsADgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF
                BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW
                V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi
                4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC
                AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm
                Z2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq
                8vP09fb3+Pn6/90ABAAB/9oADAMBAAIRAxEAPwDTlWQA/I/5VXEvlxlXbac9zjtVy5vISPv59eDWPdlrh90XzKBjNeZhKXNK56mG
                pWjqf//QS6kWSFlRgzHoAck1nCGTd/q2/I1OkbxSiSUbVXqc5/lVqK4h7P8Aoa9ejH2cdjuxlXljY//RntNiogZ1BAAwT0NW5V8z
                y9h34znbzVOO0kZi4TKscg5q/bp5CnzOM/jXTi6qijw6knUmf//Smngc55UfjVXzRa5WTJLcjbT5r/n7n61XZPtZ352Y4x1rXBUE
                lc9yTcIan//UgMy3I8tVYM3AJ6etTQ6fKcZKdfWo47f7OfO3btvbGPatC3ueM+V+texUnyx0OPG1+Z2P/9XVhlVEEZBygwfwqUDz
                /udvWo0g3jdnG7nGKm3fZcHG/d+HSuHGVm3Y8nDUnKWp/9bZeCSI+YxXCnOAfSiobm980bCm3dwDmivFp03JXPQpUUo2Z//XZJaR
                tn5m/CoGLWrBI8EEZ+b/AD7VG11NkfP19hVqyjW5IMw3HdjPTj8K9ilFQhc7cbVaiz//0Ftma4dYpAoDdwOfWtOOzjXoW/OoFiSG
                MvGuGXgHOe+KnSV9uc/pXRjK1keFKfNPU//R2BKyHaMccDNOLfaEPmcbem3/AD7VPHBG6gsuSRzzVK+PkD918uQSe/8AOvDk3Keo
                YKif/9K3cxogLKSSvIH0oqk08kjhWbhjgjHUf5NFRQopwPfjFRVpH//Z
                """),
        Fixture(
            name: "restart marker 1 instead of 2", width: 56, height: 44, hash: 0x655B8A5B7FD6B268,
            base64: """
                /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7
                gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8
                fHx8fHx8fHz/wAARCAAsADgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF
                BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW
                V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi
                4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC
                AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm
                Z2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq
                8vP09fb3+Pn6/90ABAAB/9oADAMBAAIRAxEAPwDTlWQA/I/5VXEvlxlXbac9zjtVy5vISPv59eDWPdlrh90XzKBjNeZhKXNK56mG
                pWjqf//QS6kWSFlRgzHoAck1nCGTd/q2/I1OkbxSiSUbVXqc5/lVqK4h7P8Aoa9ejH2cdjuxlXljY//RntNiogZ1BAAwT0NW5V8z
                y9h34znbzVOO0kZi4TKscg5q/bp5CnzOM/jXTi6qijw6knUmf//R1oY2V1+UgA88UVZ8xGQqD8xGAMdaK8OpUfNoc1GjaOh//9Oa
                eBznlR+NVfNFrlZMktyNtPmv+fufrVdk+1nfnZjjHWtcFQSVz3JNwhqf/9SAzLcjy1VgzcAnp61NDp8pxkp19ajjt/s587du29sY
                9q0Le54z5X617FSfLHQ48bX5nY//1dWGVUQRkHKDB/CpQPP+529ajSDeN2cbucYqbd9lwcb934dK4cZWbdjycNScpan/1tl4JIj5
                jFcKc4B9KKhub3zRsKbd3AOaK8WnTclc9ClRSjZn/9dklpG2fmb8KgYtasEjwQRn5v8APtUbXU2R8/X2FWrKNbkgzDcd2M9OPwr2
                KUVCFztxtVqLP//QW2Zrh1ikCgN3A59a047ONehb86gWJIYy8a4ZeAc574qdJX25z+ldGMrWR4Up809T/9HYErIdoxxwM04t9oQ+
                Zxt6bf8APtU8cEbqCy5JHPNUr4+QP3Xy5BJ7/wA68OTcp6hgqJ//0rdzGiAspJK8gfSiqTTySOFZuGOCMdR/k0VFCinA9+MVFWkf
                /9k=
                """),
        Fixture(
            name: "restart marker 3 instead of 2", width: 56, height: 44, hash: 0x3980EE3FB2C8A8A5,
            base64: """
                /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7
                gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8
                fHx8fHx8fHz/wAARCAAsADgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF
                BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW
                V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi
                4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC
                AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm
                Z2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq
                8vP09fb3+Pn6/90ABAAB/9oADAMBAAIRAxEAPwDTlWQA/I/5VXEvlxlXbac9zjtVy5vISPv59eDWPdlrh90XzKBjNeZhKXNK56mG
                pWjqf//QS6kWSFlRgzHoAck1nCGTd/q2/I1OkbxSiSUbVXqc5/lVqK4h7P8Aoa9ejH2cdjuxlXljY//RntNiogZ1BAAwT0NW5V8z
                y9h34znbzVOO0kZi4TKscg5q/bp5CnzOM/jXTi6qijw6knUmf//T1oY2V1+UgA88UVZ8xGQqD8xGAMdaK8OpUfNoc1GjaOh//9Oa
                eBznlR+NVfNFrlZMktyNtPmv+fufrVdk+1nfnZjjHWtcFQSVz3JNwhqf/9SAzLcjy1VgzcAnp61NDp8pxkp19ajjt/s587du29sY
                9q0Le54z5X617FSfLHQ48bX5nY//1dWGVUQRkHKDB/CpQPP+529ajSDeN2cbucYqbd9lwcb934dK4cZWbdjycNScpan/1tl4JIj5
                jFcKc4B9KKhub3zRsKbd3AOaK8WnTclc9ClRSjZn/9dklpG2fmb8KgYtasEjwQRn5v8APtUbXU2R8/X2FWrKNbkgzDcd2M9OPwr2
                KUVCFztxtVqLP//QW2Zrh1ikCgN3A59a047ONehb86gWJIYy8a4ZeAc574qdJX25z+ldGMrWR4Up809T/9HYErIdoxxwM04t9oQ+
                Zxt6bf8APtU8cEbqCy5JHPNUr4+QP3Xy5BJ7/wA68OTcp6hgqJ//0rdzGiAspJK8gfSiqTTySOFZuGOCMdR/k0VFCinA9+MVFWkf
                /9k=
                """),
        Fixture(
            name: "restart marker 4 instead of 2", width: 56, height: 44, hash: 0xCA579E65C7327BCA,
            base64: """
                /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7
                gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8
                fHx8fHx8fHz/wAARCAAsADgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF
                BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW
                V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi
                4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC
                AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm
                Z2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq
                8vP09fb3+Pn6/90ABAAB/9oADAMBAAIRAxEAPwDTlWQA/I/5VXEvlxlXbac9zjtVy5vISPv59eDWPdlrh90XzKBjNeZhKXNK56mG
                pWjqf//QS6kWSFlRgzHoAck1nCGTd/q2/I1OkbxSiSUbVXqc5/lVqK4h7P8Aoa9ejH2cdjuxlXljY//RntNiogZ1BAAwT0NW5V8z
                y9h34znbzVOO0kZi4TKscg5q/bp5CnzOM/jXTi6qijw6knUmf//U1oY2V1+UgA88UVZ8xGQqD8xGAMdaK8OpUfNoc1GjaOh//9Oa
                eBznlR+NVfNFrlZMktyNtPmv+fufrVdk+1nfnZjjHWtcFQSVz3JNwhqf/9SAzLcjy1VgzcAnp61NDp8pxkp19ajjt/s587du29sY
                9q0Le54z5X617FSfLHQ48bX5nY//1dWGVUQRkHKDB/CpQPP+529ajSDeN2cbucYqbd9lwcb934dK4cZWbdjycNScpan/1tl4JIj5
                jFcKc4B9KKhub3zRsKbd3AOaK8WnTclc9ClRSjZn/9dklpG2fmb8KgYtasEjwQRn5v8APtUbXU2R8/X2FWrKNbkgzDcd2M9OPwr2
                KUVCFztxtVqLP//QW2Zrh1ikCgN3A59a047ONehb86gWJIYy8a4ZeAc574qdJX25z+ldGMrWR4Up809T/9HYErIdoxxwM04t9oQ+
                Zxt6bf8APtU8cEbqCy5JHPNUr4+QP3Xy5BJ7/wA68OTcp6hgqJ//0rdzGiAspJK8gfSiqTTySOFZuGOCMdR/k0VFCinA9+MVFWkf
                /9k=
                """),
        Fixture(
            name: "restart marker 5 instead of 2", width: 56, height: 44, hash: 0x14FCA3A4AA421A94,
            base64: """
                /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7
                gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8
                fHx8fHx8fHz/wAARCAAsADgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF
                BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW
                V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi
                4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC
                AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm
                Z2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq
                8vP09fb3+Pn6/90ABAAB/9oADAMBAAIRAxEAPwDTlWQA/I/5VXEvlxlXbac9zjtVy5vISPv59eDWPdlrh90XzKBjNeZhKXNK56mG
                pWjqf//QS6kWSFlRgzHoAck1nCGTd/q2/I1OkbxSiSUbVXqc5/lVqK4h7P8Aoa9ejH2cdjuxlXljY//RntNiogZ1BAAwT0NW5V8z
                y9h34znbzVOO0kZi4TKscg5q/bp5CnzOM/jXTi6qijw6knUmf//V1oY2V1+UgA88UVZ8xGQqD8xGAMdaK8OpUfNoc1GjaOh//9Oa
                eBznlR+NVfNFrlZMktyNtPmv+fufrVdk+1nfnZjjHWtcFQSVz3JNwhqf/9SAzLcjy1VgzcAnp61NDp8pxkp19ajjt/s587du29sY
                9q0Le54z5X617FSfLHQ48bX5nY//1dWGVUQRkHKDB/CpQPP+529ajSDeN2cbucYqbd9lwcb934dK4cZWbdjycNScpan/1tl4JIj5
                jFcKc4B9KKhub3zRsKbd3AOaK8WnTclc9ClRSjZn/9dklpG2fmb8KgYtasEjwQRn5v8APtUbXU2R8/X2FWrKNbkgzDcd2M9OPwr2
                KUVCFztxtVqLP//QW2Zrh1ikCgN3A59a047ONehb86gWJIYy8a4ZeAc574qdJX25z+ldGMrWR4Up809T/9HYErIdoxxwM04t9oQ+
                Zxt6bf8APtU8cEbqCy5JHPNUr4+QP3Xy5BJ7/wA68OTcp6hgqJ//0rdzGiAspJK8gfSiqTTySOFZuGOCMdR/k0VFCinA9+MVFWkf
                /9k=
                """),
        Fixture(
            name: "restart marker 7 instead of 2", width: 56, height: 44, hash: 0x14FCA3A4AA421A94,
            base64: """
                /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7
                gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8
                fHx8fHx8fHz/wAARCAAsADgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF
                BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW
                V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi
                4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC
                AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm
                Z2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq
                8vP09fb3+Pn6/90ABAAB/9oADAMBAAIRAxEAPwDTlWQA/I/5VXEvlxlXbac9zjtVy5vISPv59eDWPdlrh90XzKBjNeZhKXNK56mG
                pWjqf//QS6kWSFlRgzHoAck1nCGTd/q2/I1OkbxSiSUbVXqc5/lVqK4h7P8Aoa9ejH2cdjuxlXljY//RntNiogZ1BAAwT0NW5V8z
                y9h34znbzVOO0kZi4TKscg5q/bp5CnzOM/jXTi6qijw6knUmf//X1oY2V1+UgA88UVZ8xGQqD8xGAMdaK8OpUfNoc1GjaOh//9Oa
                eBznlR+NVfNFrlZMktyNtPmv+fufrVdk+1nfnZjjHWtcFQSVz3JNwhqf/9SAzLcjy1VgzcAnp61NDp8pxkp19ajjt/s587du29sY
                9q0Le54z5X617FSfLHQ48bX5nY//1dWGVUQRkHKDB/CpQPP+529ajSDeN2cbucYqbd9lwcb934dK4cZWbdjycNScpan/1tl4JIj5
                jFcKc4B9KKhub3zRsKbd3AOaK8WnTclc9ClRSjZn/9dklpG2fmb8KgYtasEjwQRn5v8APtUbXU2R8/X2FWrKNbkgzDcd2M9OPwr2
                KUVCFztxtVqLP//QW2Zrh1ikCgN3A59a047ONehb86gWJIYy8a4ZeAc574qdJX25z+ldGMrWR4Up809T/9HYErIdoxxwM04t9oQ+
                Zxt6bf8APtU8cEbqCy5JHPNUr4+QP3Xy5BJ7/wA68OTcp6hgqJ//0rdzGiAspJK8gfSiqTTySOFZuGOCMdR/k0VFCinA9+MVFWkf
                /9k=
                """),
        Fixture(
            name: "restart marker 0 instead of 2", width: 56, height: 44, hash: 0x655B8A5B7FD6B268,
            base64: """
                /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7
                gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8
                fHx8fHx8fHz/wAARCAAsADgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF
                BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW
                V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi
                4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC
                AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm
                Z2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq
                8vP09fb3+Pn6/90ABAAB/9oADAMBAAIRAxEAPwDTlWQA/I/5VXEvlxlXbac9zjtVy5vISPv59eDWPdlrh90XzKBjNeZhKXNK56mG
                pWjqf//QS6kWSFlRgzHoAck1nCGTd/q2/I1OkbxSiSUbVXqc5/lVqK4h7P8Aoa9ejH2cdjuxlXljY//RntNiogZ1BAAwT0NW5V8z
                y9h34znbzVOO0kZi4TKscg5q/bp5CnzOM/jXTi6qijw6knUmf//Q1oY2V1+UgA88UVZ8xGQqD8xGAMdaK8OpUfNoc1GjaOh//9Oa
                eBznlR+NVfNFrlZMktyNtPmv+fufrVdk+1nfnZjjHWtcFQSVz3JNwhqf/9SAzLcjy1VgzcAnp61NDp8pxkp19ajjt/s587du29sY
                9q0Le54z5X617FSfLHQ48bX5nY//1dWGVUQRkHKDB/CpQPP+529ajSDeN2cbucYqbd9lwcb934dK4cZWbdjycNScpan/1tl4JIj5
                jFcKc4B9KKhub3zRsKbd3AOaK8WnTclc9ClRSjZn/9dklpG2fmb8KgYtasEjwQRn5v8APtUbXU2R8/X2FWrKNbkgzDcd2M9OPwr2
                KUVCFztxtVqLP//QW2Zrh1ikCgN3A59a047ONehb86gWJIYy8a4ZeAc574qdJX25z+ldGMrWR4Up809T/9HYErIdoxxwM04t9oQ+
                Zxt6bf8APtU8cEbqCy5JHPNUr4+QP3Xy5BJ7/wA68OTcp6hgqJ//0rdzGiAspJK8gfSiqTTySOFZuGOCMdR/k0VFCinA9+MVFWkf
                /9k=
                """),
        Fixture(
            name: "restart marker twice", width: 56, height: 44, hash: 0x655B8A5B7FD6B268,
            base64: """
                /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7
                gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8
                fHx8fHx8fHz/wAARCAAsADgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF
                BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW
                V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi
                4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC
                AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm
                Z2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq
                8vP09fb3+Pn6/90ABAAB/9oADAMBAAIRAxEAPwDTlWQA/I/5VXEvlxlXbac9zjtVy5vISPv59eDWPdlrh90XzKBjNeZhKXNK56mG
                pWjqf//QS6kWSFlRgzHoAck1nCGTd/q2/I1OkbxSiSUbVXqc5/lVqK4h7P8Aoa9ejH2cdjuxlXljY//RntNiogZ1BAAwT0NW5V8z
                y9h34znbzVOO0kZi4TKscg5q/bp5CnzOM/jXTi6qijw6knUmf//S/9LWhjZXX5SADzxRVnzEZCoPzEYAx1orw6lR82hzUaNo6H//
                05p4HOeVH41V80WuVkyS3I20+a/5+5+tV2T7Wd+dmOMda1wVBJXPck3CGp//1IDMtyPLVWDNwCenrU0OnynGSnX1qOO3+znzt27b
                2xj2rQt7njPlfrXsVJ8sdDjxtfmdj//V1YZVRBGQcoMH8KlA8/7nb1qNIN43Zxu5xipt32XBxv3fh0rhxlZt2PJw1Jylqf/W2Xgk
                iPmMVwpzgH0oqG5vfNGwpt3cA5orxadNyVz0KVFKNmf/12SWkbZ+ZvwqBi1qwSPBBGfm/wA+1RtdTZHz9fYVaso1uSDMNx3Yz04/
                CvYpRUIXO3G1Wos//9BbZmuHWKQKA3cDn1rTjs416FvzqBYkhjLxrhl4Bznvip0lfbnP6V0YytZHhSnzT1P/0dgSsh2jHHAzTi32
                hD5nG3pt/wA+1TxwRuoLLkkc81Svj5A/dfLkEnv/ADrw5NynqGCon//St3MaICykkryB9KKpNPJI4Vm4Y4Ix1H+TRUUKKcD34xUV
                aR//2Q==
                """),
        Fixture(
            name: "a marker without meaning in the data", width: 56, height: 44, hash: 0xD85CD89DC2418E18,
            base64: """
                /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7
                gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8
                fHx8fHx8fHz/wAARCAAsADgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF
                BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW
                V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi
                4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC
                AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm
                Z2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq
                8vP09fb3+Pn6/90ABAAB/9oADAMBAAIRAxEAPwDTlWQA/I/5VXEvlxlXbac9zjtVy5vISPv59eDWPdlrh90XzKBjNeZhKXNK56mG
                pWjqf//QS6kWSFlRgzHoAck1nCGTd/q2/I1OkbxSiSUbVXqc5/lVqK4h7P8Aoa9ejH2cdjuxlXljY//RntNiogZ1BAAwT0NW5V8z
                y9h34znbzVOO0kZi4TKscg5q/bp5CnzOM/jXTi6qijw6knUmf//S1oY2/0JXX5SADzxRVnzEZCoPzEYAx1orw6lR82hzUaNo6H//
                05p4HOeVH41V80WuVkyS3I20+a/5+5+tV2T7Wd+dmOMda1wVBJXPck3CGp//1IDMtyPLVWDNwCenrU0OnynGSnX1qOO3+znzt27b
                2xj2rQt7njPlfrXsVJ8sdDjxtfmdj//V1YZVRBGQcoMH8KlA8/7nb1qNIN43Zxu5xipt32XBxv3fh0rhxlZt2PJw1Jylqf/W2Xgk
                iPmMVwpzgH0oqG5vfNGwpt3cA5orxadNyVz0KVFKNmf/12SWkbZ+ZvwqBi1qwSPBBGfm/wA+1RtdTZHz9fYVaso1uSDMNx3Yz04/
                CvYpRUIXO3G1Wos//9BbZmuHWKQKA3cDn1rTjs416FvzqBYkhjLxrhl4Bznvip0lfbnP6V0YytZHhSnzT1P/0dgSsh2jHHAzTi32
                hD5nG3pt/wA+1TxwRuoLLkkc81Svj5A/dfLkEnv/ADrw5NynqGCon//St3MaICykkryB9KKpNPJI4Vm4Y4Ix1H+TRUUKKcD34xUV
                aR//2Q==
                """),
        Fixture(
            name: "no Huffman tables", width: 56, height: 44, hash: 0x14FCA3A4AA421A94,
            base64: """
                /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7
                gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8
                fHx8fHx8fHz/wAARCAAsADgDASIAAhEBAxEB/9oADAMBAAIRAxEAPwDTlWQA/I/5VXEvlxlXbac9zjtVy5vISPv59eDWPdlrh90X
                zKBjNeZhKXNK56mGpWjqF1IskLKjBmPQA5JrOEMm7/Vt+RqdI3ilEko2qvU5z/KrUVxD2f8AQ19VRj7OOxjjKvLGxYtNiogZ1BAA
                wT0NW5V8zy9h34znbzVOO0kZi4TKscg5q/bp5CnzOM/jXDi6qij5WpJ1Jiwxsrr8pAB54oqz5iMhUH5iMAY60V81UqPm0PTo0bR0
                MaeBznlR+NVfNFrlZMktyNtPmv8An7n61XZPtZ352Y4x1r6HBUElc+lk3CGo4zLcjy1VgzcAnp61NDp8pxkp19ajjt/s587du29s
                Y9q0Le54z5X616dSfLHQ+Xxtfmdi1DKqIIyDlBg/hUoHn/c7etRpBvG7ON3OMVNu+y4ON+78OlfM4ys27HLhqTlLUY8EkR8xiuFO
                cA+lFQ3N75o2FNu7gHNFcdOm5K59NSopRszJktI2z8zfhUDFrVgkeCCM/N/n2qNrqbI+fr7CrVlGtyQZhuO7GenH4V9lSioQuRja
                rUWS2zNcOsUgUBu4HPrWnHZxr0LfnUCxJDGXjXDLwDnPfFTpK+3Of0rz8ZWsj5WU+aepIJWQ7RjjgZpxb7Qh8zjb02/59qnjgjdQ
                WXJI55qlfHyB+6+XIJPf+dfNyblPU93BUStcxogLKSSvIH0oqk08kjhWbhjgjHUf5NFezQopwPfjFRVpH//Z
                """),
        Fixture(
            name: "damaged codes at 10%", width: 56, height: 44, hash: 0x1A8D33B412464676,
            base64: """
                /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7
                gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8
                fHx8fHx8fHz/wAARCAAsADgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF
                BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW
                V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi
                4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC
                AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm
                Z2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq
                8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDTlWQA/I/5VXEvlxlXbac9zjtVy5vISPv59eDWPdlrh90XzKBjNeZhKXNK56mGpWjqF1Is
                kLL2UzbQA5JrOEMm7/Vt+RqdI3ilEko2qvU5z/KrUVxD2f8AQ19VRj7OOxjjKvLGxYtNiogZ1BAAwT0NW5V8zy9h34znbzVOO0kZ
                i4TKscg5q/bp5CnzOM/jXDi6qij5WpJ1Jiwxsrr8pAB54oqz5iMhUH5iMAY60V81UqPm0PTo0bR0MaeBznlR+NVfNFrlZMktyNtP
                mv8An7n61XZPtZ352Y4x1r6HBUElc+lk3CGo4zLcjy1VgzcAnp61NDp8pxkp19ajjt/s587du29sY9q0Le54z5X616dSfLHQ+Xxt
                fmdi1DKqIIyDlBg/hUoHn/c7etRpBvG7ON3OMVNu+y4ON+78OlfM4ys27HLhqTlLUY8EkR8xiuFOcA+lFQ3N75o2FNu7gHNFcdOm
                5K59NSopRszJktI2z8zfhUDFrVgkeCCM/N/n2qNrqbI+fr7CrVlGtyQZhuO7GenH4V9lSioQuRjarUWS2zNcOsUgUBu4HPrWnHZx
                r0LfnUCxJDGXjXDLwDnPfFTpK+3Of0rz8ZWsj5WU+aepIJWQ7RjjgZpxb7Qh8zjb02/59qnjgjdQWXJI55qlfHyB+6+XIJPf+dfN
                yblPU93BUStcxogLKSSvIH0oqk08kjhWbhjgjHUf5NFezQopwPfjFRVpH//Z
                """),
        Fixture(
            name: "damaged codes at 10%, restart markers", width: 56, height: 44, hash: 0x7E5EB3B9DE68A0CF,
            base64: """
                /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7
                gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8
                fHx8fHx8fHz/wAARCAAsADgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF
                BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW
                V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi
                4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC
                AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm
                Z2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq
                8vP09fb3+Pn6/90ABAAB/9oADAMBAAIRAxEAPwDTlWQA/I/5VXEvlxlXbac9zjtVy5vISPv59eDWPdlrh90XzKBjNeZhKXNK56mG
                pWjqf//QS6kWSFkE1mToAck1nCGTd/q2/I1OkbxSiSUbVXqc5/lVqK4h7P8Aoa9ejH2cdjuxlXljY//RntNiogZ1BAAwT0NW5V8z
                y9h34znbzVOO0kZi4TKscg5q/bp5CnzOM/jXTi6qijw6knUmf//S1oY2V1+UgA88UVZ8xGQqD8xGAMdaK8OpUfNoc1GjaOh//9Oa
                eBznlR+NVfNFrlZMktyNtPmv+fufrVdk+1nfnZjjHWtcFQSVz3JNwhqf/9SAzLcjy1VgzcAnp61NDp8pxkp19ajjt/s587du29sY
                9q0Le54z5X617FSfLHQ48bX5nY//1dWGVUQRkHKDB/CpQPP+529ajSDeN2cbucYqbd9lwcb934dK4cZWbdjycNScpan/1tl4JIj5
                jFcKc4B9KKhub3zRsKbd3AOaK8WnTclc9ClRSjZn/9dklpG2fmb8KgYtasEjwQRn5v8APtUbXU2R8/X2FWrKNbkgzDcd2M9OPwr2
                KUVCFztxtVqLP//QW2Zrh1ikCgN3A59a047ONehb86gWJIYy8a4ZeAc574qdJX25z+ldGMrWR4Up809T/9HYErIdoxxwM04t9oQ+
                Zxt6bf8APtU8cEbqCy5JHPNUr4+QP3Xy5BJ7/wA68OTcp6hgqJ//0rdzGiAspJK8gfSiqTTySOFZuGOCMdR/k0VFCinA9+MVFWkf
                /9k=
                """),
        Fixture(
            name: "damaged codes at 10%, progressive", width: 56, height: 44, hash: 0x7F4872797C476385,
            base64: """
                /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7
                gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8
                fHx8fHx8fHz/wgARCAAsADgDASIAAhEBAxEB/8QAGAAAAwEBAAAAAAAAAAAAAAAAAAIDBAH/xAAXAQEBAQEAAAAAAAAAAAAAAAAF
                BAMC/9oADAMBAAIQAxAAAAHTO2OW9m6AXilo3wK6UDaccuzQT666Ki6urmZKIYp5EWrPLap0nKbrxNvkRLL/AP/EAB0QAAMBAAID
                AQAAAAAAAAAAAAABAhESMgMhIjH/2gAIAQEAAQUCem4qerGSP2JFWivozGqQpZPo0aN4m8heNiZ+mNDs7CniTRh1KvRyjqT9ChGn
                YpHJkLkZi0SRfo1s/8QAGxEAAwADAQEAAAAAAAAAAAAAAAECAxEhEjH/2gAIAQMBAT8BxzwzVpFP0yI4PiM17Mc7ZMcM1cG9swwJ
                a+n/xAAaEQACAwEBAAAAAAAAAAAAAAAAAgEDESES/9oACAECAQE/Aal2RI8wWtgzdKUGnILnFXRYyC5yeyInD//EABoQAAIDAQEA
                AAAAAAAAAAAAABAhAAERMSD/2gAIAQEABj8CPBRU2yy5gwadnPKmWWXEUP/EAB4QAQACAgMBAQEAAAAAAAAAAAEAESFRMUFhcRCh
                /9oACAEBAAE/IRozgLUJQbZm5SoFpBwZ+RhMTZl1eRBcAE2YpusMFYoldx/J09tSuAbZ5IQeJ5jmKxPOJz4nY3X4C+dy/u5wKq4r
                tjbr+olFGYDcsYl08agGTqO+BtzAXDJBVFGSfNFlLzP/2gAMAwEAAgADAAAAEPrpjTvIPIaSM//EABkRAAMBAQEAAAAAAAAAAAAA
                AAABESEQMf/aAAgBAwEBPxCejEGDDAz3LoP0FKGPTHq8kJB//8QAGREBAQEBAQEAAAAAAAAAAAAAAQARITFB/9oACAECAQE/EO5f
                AjEniMNvEkXJBsW9gSesTf/EACIQAQACAgIBBQEBAAAAAAAAAAEAESExQVGBYXGhsfDRkf/aAAgBAQABPxAg/XC5aXy1xABJoG1h
                /AMrYkApdM3HG72mQgDnEYc+8MeihVwuPIbv6nE+LFBuljcttL8y1DkUFbj7yPMraxciENBgF13E1bv3BaGzT4gePuO2UV0PUy/3
                LeeOK3LHgKr0mG/vK+VbVU0NfFqV78Qblp8EQKkS/wA8Qigcgz3NA/6g2lYwXGzpw/PaFqK5B7Swd/QjIi2F6x4iypgG75qZ6/iC
                mxTOYq9wrz9wTgKkrZ+Z/9k=
                """),
        Fixture(
            name: "damaged codes at 50%", width: 56, height: 44, hash: 0x1920A83DC7E346C6,
            base64: """
                /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7
                gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8
                fHx8fHx8fHz/wAARCAAsADgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF
                BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW
                V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi
                4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC
                AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm
                Z2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq
                8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDTlWQA/I/5VXEvlxlXbac9zjtVy5vISPv59eDWPdlrh90XzKBjNeZhKXNK56mGpWjqF1Is
                kLKjBmPQA5JrOEMm7/Vt+RqdI3ilEko2qvU5z/KrUVxD2f8AQ19VRj7OOxjjKvLGxYtNiogZ1BAAwT0NW5V8zy9h34znbzVOO0kZ
                i4TKscg5q/bp5CnzOM/jXDi6qij5WpJ1Jiwxsrr8pAB54oqz5iMhUH5iMAY60V81UqPm0PTo0bR0MaeBznlR+NVfNFrlZMktyNtP
                mv8An7n61XZPtZ352Y4x1r6HBUElc+lk3CGo4zLcjy1VgzcAnp61NDp8pxkp19ajjt/s587du29sY9q0Le54z5X616dSfOSFrHxt
                fmdi1DKqIIyDlBg/hUoHn/c7etRpBvG7ON3OMVNu+y4ON+78OlfM4ys27HLhqTlLUY8EkR8xiuFOcA+lFQ3N75o2FNu7gHNFcdOm
                5K59NSopRszJktI2z8zfhUDFrVgkeCCM/N/n2qNrqbI+fr7CrVlGtyQZhuO7GenH4V9lSioQuRjarUWS2zNcOsUgUBu4HPrWnHZx
                r0LfnUCxJDGXjXDLwDnPfFTpK+3Of0rz8ZWsj5WU+aepIJWQ7RjjgZpxb7Qh8zjb02/59qnjgjdQWXJI55qlfHyB+6+XIJPf+dfN
                yblPU93BUStcxogLKSSvIH0oqk08kjhWbhjgjHUf5NFezQopwPfjFRVpH//Z
                """),
        Fixture(
            name: "damaged codes at 50%, restart markers", width: 56, height: 44, hash: 0x19D13F3E3B184BBD,
            base64: """
                /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7
                gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8
                fHx8fHx8fHz/wAARCAAsADgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF
                BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW
                V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi
                4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC
                AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm
                Z2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq
                8vP09fb3+Pn6/90ABAAB/9oADAMBAAIRAxEAPwDTlWQA/I/5VXEvlxlXbac9zjtVy5vISPv59eDWPdlrh90XzKBjNeZhKXNK56mG
                pWjqf//QS6kWSFlRgzHoAck1nCGTd/q2/I1OkbxSiSUbVXqc5/lVqK4h7P8Aoa9ejH2cdjuxlXljY//RntNiogZ1BAAwT0NW5V8z
                y9h34znbzVOO0kZi4TKscg5q/bp5CnzOM/jXTi6qijw6knUmf//S1oY2V1+UgA88UVZ8xGQqD8xGAMdaK8OpUfNoc1GjaOh//9Oa
                eBznlR+NVfNFrlZMktyNtPmv+fufrVdk+1nfnZjjHWtcFQSVz3JNwhqf/9SAzLcjy1VgzcAnp61NDp8pxkp19ajjt/s587du29sY
                9q0Le54z5X617FSfLHRtpOD5nY//1dWGVUQRkHKDB/CpQPP+529ajSDeN2cbucYqbd9lwcb934dK4cZWbdjycNScpan/1tl4JIj5
                jFcKc4B9KKhub3zRsKbd3AOaK8WnTclc9ClRSjZn/9dklpG2fmb8KgYtasEjwQRn5v8APtUbXU2R8/X2FWrKNbkgzDcd2M9OPwr2
                KUVCFztxtVqLP//QW2Zrh1ikCgN3A59a047ONehb86gWJIYy8a4ZeAc574qdJX25z+ldGMrWR4Up809T/9HYErIdoxxwM04t9oQ+
                Zxt6bf8APtU8cEbqCy5JHPNUr4+QP3Xy5BJ7/wA68OTcp6hgqJ//0rdzGiAspJK8gfSiqTTySOFZuGOCMdR/k0VFCinA9+MVFWkf
                /9k=
                """),
        Fixture(
            name: "damaged codes at 50%, progressive", width: 56, height: 44, hash: 0xAA79CE8BE9DC486C,
            base64: """
                /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7
                gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8
                fHx8fHx8fHz/wgARCAAsADgDASIAAhEBAxEB/8QAGAAAAwEBAAAAAAAAAAAAAAAAAAIDBAH/xAAXAQEBAQEAAAAAAAAAAAAAAAAF
                BAMC/9oADAMBAAIQAxAAAAHTO2OWozvVXilo3wK6UDaccuzQT666Knv7+2ZKIYp5EWrPLap0nKbrxNvkRLL/AP/EAB0QAAMBAAID
                AQAAAAAAAAAAAAABAhESMgMhIjH/2gAIAQEAAQUCem4qerGSP2JFWivozGqQpZPo0aN4m8heNiZ+mNDs7CniTRh1KvRyjqT9ChGn
                YpHJkLkZi0SRfo1s/8QAGxEAAwADAQEAAAAAAAAAAAAAAAECAxEhEjH/2gAIAQMBAT8BxzwzVpFP0yI4PiM17Mc7ZMcM1cG9swwJ
                a+n/xAAaEQACAwEBAAAAAAAAAAAAAAAAAgEDESES/9oACAECAQE/Aal2RI8wWtgzdKUGnILnFXRYyC5yeyInD//EABoQAAIDAQEA
                AAAAAAAAAAAAABAhAAERMSD/2gAIAQEABj8CPBRU2yy5gwadnPKmWWXEUP/EAB4QAQACAgMBAQEAAAAAAAAAAAEAESFRMUFhcRCh
                /9oACAEBAAE/IRozgLUJQbZm5SoFpBwZ+RhMTZl1eRBcAE2YpusMFYoldx/J09tSuAbZ5IQeJ5jmKxPOJz4nY3X4C+dy/u5wKq4r
                tjbr+olFGYDcsYl08agGTqO+BtzAXDJBVFGSfNFlLzP/2gAMAwEAAgADAAAAEPrpjTvIPIaSM//EABkRAAMBAQEAAAAAAAAAAAAA
                AAABESEQMf/aAAgBAwEBPxCejEGDDAz3LoP0FKGPTHq8kJB//8QAGREBAQEBAQEAAAAAAAAAAAAAAQARITFB/9oACAECAQE/EO5f
                AjEniMNvEkXJBsW9gSesTf/EACIQAQACAgIBBQEBAAAAAAAAAAEAESExQVGBYXGhsfDRkf/aAAgBAQABPxAg/XC5aXy1xABJoG1h
                /AMrYkApdM3HG72mQgDnEYc+8MeihVwuPIbv6nE+LFBuljcttL8y1DkUFbj7yPMraxciENBgF13E1bv3BaGzT4gePuO2UV0PUy/3
                LeeOK3LHgKr0mG/vK+VbVU0NfFqV78Qblp8EQKkS/wA8Qigcgz3NA/6g2lYwXGzpw/PaFqK5B7Swd/QjIi2F6x4iypgG75qZ6/iC
                mxTOYq9wrz9wTgKkrZ+Z/9k=
                """),
        Fixture(
            name: "a scan is repeated", width: 56, height: 44, hash: 0x14FCA3A4AA421A94,
            base64: """
                /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7
                gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8
                fHx8fHx8fHz/wgARCAAsADgDASIAAhEBAxEB/8QAGAAAAwEBAAAAAAAAAAAAAAAAAAIDBAH/xAAXAQEBAQEAAAAAAAAAAAAAAAAF
                BAMC/9oADAMBAAIQAxAAAAHTO2OWozvVXilo3wK6UDaccuzQT666Ki6urmZKIYp5EWrPLap0nKbrxNvkRLL/AP/EAB0QAAMBAAID
                AQAAAAAAAAAAAAABAhESMgMhIjH/2gAMAwEAAhADEAAAAdM7Y5ajO9VeKWjfArpQNpxy7NBPrroqLq6uZkohinkRas8tqnScpuvE
                2+REsv8A/8QAHRAAAwEAAgMBAAAAAAAAAAAAAAECERIyAyEiMf/aAAgBAQABBQJ6bip6sZI/YkVaK+jMapClk+jRo3ibyF42Jn6Y
                0OzsKeJNGHUq9HKOpP0KEadikcmQuRmLRJF+jWz/xAAbEQADAAMBAQAAAAAAAAAAAAAAAQIDESESMf/aAAgBAwEBPwHHPDNWkU/T
                Ijg+IzXsxztkxwzVwb2zDAlr6f/EABoRAAIDAQEAAAAAAAAAAAAAAAACAQMRIRL/2gAIAQIBAT8BqXZEjzBa2DN0pQacgucVdFjI
                LnJ7IicP/8QAGhAAAgMBAQAAAAAAAAAAAAAAECEAARExIP/aAAgBAQAGPwI8FFTbLLmDBp2c8qZZZcRQ/8QAHhABAAICAwEBAQAA
                AAAAAAAAAQARIVExQWFxEKH/2gAIAQEAAT8hGjOAtQlBtmblKgWkHBn5GExNmXV5EFwATZim6wwViiV3H8nT21K4BtnkhB4nmOYr
                E84nPidjdfgL53L+7nAqriu2Nuv6iUUZgNyxiXTxqAZOo74G3MBcMkFUUZJ80WUvM//aAAwDAQACAAMAAAAQ+umNO8g8hpIz/8QA
                GREAAwEBAQAAAAAAAAAAAAAAAAERIRAx/9oACAEDAQE/EJ6MQYMMDPcug/QUoY9MeryQkH//xAAZEQEBAQEBAQAAAAAAAAAAAAAB
                ABEhMUH/2gAIAQIBAT8Q7l8CMSeIw28SRckGxb2BJ6xN/8QAIhABAAICAgEFAQEAAAAAAAAAAQARITFBUYFhcaGx8NGR/9oACAEB
                AAE/ECD9cLlpfLXEAEmgbWH8AytiQCl0zccbvaZCAOcRhz7wx6KFXC48hu/qcT4sUG6WNy20vzLUORQVuPvI8ytrFyIQ0GAXXcTV
                u/cFobNPiB4+47ZRXQ9TL/ct544rcseAqvSYb+8r5VtVTQ18WpXvxBuWnwRAqRL/ADxCKByDPc0D/qDaVjBcbOnD89oWorkHtLB3
                9CMiLYXrHiLKmAbvmpnr+IKbFM5ir3CvP3BOAqStn5n/2Q==
                """),
        Fixture(
            name: "components of one identifier", width: 56, height: 44, hash: 0x14FCA3A4AA421A94,
            base64: """
                /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7
                gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8
                fHx8fHx8fHz/wAARCAAsADgDASIAAREBAREB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF
                BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW
                V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi
                4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC
                AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm
                Z2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq
                8vP09fb3+Pn6/9oADAMBAAERAREAPwDTlWQA/I/5VXEvlxlXbac9zjtVy5vISPv59eDWPdlrh90XzKBjNeZhKXNK56mGpWjqF1Is
                kLKjBmPQA5JrOEMm7/Vt+RqdI3ilEko2qvU5z/KrUVxD2f8AQ19VRj7OOxjjKvLGxYtNiogZ1BAAwT0NW5V8zy9h34znbzVOO0kZ
                i4TKscg5q/bp5CnzOM/jXDi6qij5WpJ1Jiwxsrr8pAB54oqz5iMhUH5iMAY60V81UqPm0PTo0bR0MaeBznlR+NVfNFrlZMktyNtP
                mv8An7n61XZPtZ352Y4x1r6HBUElc+lk3CGo4zLcjy1VgzcAnp61NDp8pxkp19ajjt/s587du29sY9q0Le54z5X616dSfLHQ+Xxt
                fmdi1DKqIIyDlBg/hUoHn/c7etRpBvG7ON3OMVNu+y4ON+78OlfM4ys27HLhqTlLUY8EkR8xiuFOcA+lFQ3N75o2FNu7gHNFcdOm
                5K59NSopRszJktI2z8zfhUDFrVgkeCCM/N/n2qNrqbI+fr7CrVlGtyQZhuO7GenH4V9lSioQuRjarUWS2zNcOsUgUBu4HPrWnHZx
                r0LfnUCxJDGXjXDLwDnPfFTpK+3Of0rz8ZWsj5WU+aepIJWQ7RjjgZpxb7Qh8zjb02/59qnjgjdQWXJI55qlfHyB+6+XIJPf+dfN
                yblPU93BUStcxogLKSSvIH0oqk08kjhWbhjgjHUf5NFezQopwPfjFRVpH//Z
                """),
    ]
}
