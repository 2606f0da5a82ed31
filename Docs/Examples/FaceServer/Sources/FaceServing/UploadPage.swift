import Hummingbird

/// A page that sends a photo to `POST /faces` and draws what comes back.
struct UploadPage: ResponseGenerator {
    func response(from request: Request, context: some RequestContext) -> Response {
        Response(
            status: .ok, headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: Self.html)))
    }

    private static let html = """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>Cats' and dogs' faces</title>
        <style>
          body { font: 16px sans-serif; margin: 2em auto; max-width: 50em; padding: 0 1em }
          canvas { max-width: 100% } pre { overflow: auto }
        </style>
        <h1>Cats' and dogs' faces</h1>
        <label>A photo (PNG, JPEG, PPM): <input type="file" accept="image/png,image/jpeg,.ppm,.pgm"></label>
        <p><canvas width="0" height="0"></canvas>
        <pre></pre>
        <script>
          const canvas = document.querySelector('canvas'), text = document.querySelector('pre')
          document.querySelector('input').onchange = async event => {
            const file = event.target.files[0]
            if (!file) return
            canvas.width = canvas.height = 0
            text.textContent = 'looking ...'
            const response = await fetch('/faces?file=' + encodeURIComponent(file.name), { method: 'POST', body: file })
            const answer = await response.json()
            text.textContent = JSON.stringify(answer, null, 2)
            if (!response.ok) return
            const picture = await createImageBitmap(file).catch(() => null)
            ;[canvas.width, canvas.height] = [answer.width, answer.height]
            const pen = canvas.getContext('2d')
            if (picture) pen.drawImage(picture, 0, 0, answer.width, answer.height)
            pen.lineWidth = Math.max(2, answer.width / 300)
            pen.strokeStyle = pen.fillStyle = '#ff2d78'
            for (const { box: [x0, y0, x1, y1], landmarks } of answer.faces) {
              pen.strokeRect(x0, y0, x1 - x0, y1 - y0)
              const size = 2 * pen.lineWidth
              for (const [x, y] of Object.values(landmarks)) pen.fillRect(x - size / 2, y - size / 2, size, size)
            }
          }
        </script>
        </html>

        """
}
